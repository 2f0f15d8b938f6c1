package dev.yagura.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token, without its secret, which is kept as a hash only.
 *
 * @param scopes of an API token: {@code read}, {@code write}; empty for an ingest token
 * @param host every line that comes with it is filed under this host, whatever the line says
 * @param source every line that comes with it has this source
 * @param zone the zone of times without one
 * @param expiresAt from then on it is answered like a disabled one
 */
public record Token(
    long id,
    String name,
    TokenKind kind,
    Set<String> scopes,
    @Nullable String host,
    @Nullable String source,
    @Nullable ZoneId zone,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant disabledAt,
    @Nullable Instant lastUsedAt) {

  /** Whether it may be used at this moment. */
  public boolean isActive(Instant now) {
    return disabledAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }
}

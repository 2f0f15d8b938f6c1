package dev.yagura.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The tokens of senders and programs. */
@Service
public class Tokens {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
  private static final int REMEMBERED_AT_MOST = 10_000;
  private static final String COLUMNS =
      """
      SELECT token_id, name, kind, scopes, host, source, timezone, created_at, expires_at,
        disabled_at, last_used_at
      FROM tokens
      """;

  private record Remembered(Token token, Instant until) {}

  /** A token that was just made, with the only sight of its secret. */
  public record Issued(Token token, String secret) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
  private final Map<Long, Instant> useNoted = new ConcurrentHashMap<>();

  Tokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The token with this secret, active or not; empty when there is none. */
  public Optional<Token> find(String secret) {
    String hash = HexFormat.of().formatHex(hash(secret));
    Instant now = clock.instant();
    Remembered known = remembered.get(hash);
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(known.token());
    }
    Optional<Token> token =
        jdbc.sql(COLUMNS + " WHERE secret_hash = :hash")
            .param("hash", hash(secret))
            .query(Tokens::read)
            .optional();
    if (token.isPresent()) {
      if (remembered.size() > REMEMBERED_AT_MOST) {
        remembered.clear();
      }
      remembered.put(hash, new Remembered(token.get(), now.plus(REMEMBERED)));
      noteUse(token.get(), now);
    }
    return token;
  }

  /** All tokens, the newest first. */
  public List<Token> list() {
    return jdbc.sql(COLUMNS + " ORDER BY token_id DESC").query(Tokens::read).list();
  }

  /** One token. */
  public Optional<Token> get(long id) {
    return jdbc.sql(COLUMNS + " WHERE token_id = :id")
        .param("id", id)
        .query(Tokens::read)
        .optional();
  }

  /** Makes a token with a fresh secret of 32 random bytes. */
  public Issued issue(
      String name,
      TokenKind kind,
      Set<String> scopes,
      @Nullable String host,
      @Nullable String source,
      @Nullable ZoneId zone,
      @Nullable Instant expiresAt,
      String by) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String secret = "yg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    long id = insert(name, kind, scopes, host, source, zone, expiresAt, by, secret);
    return new Issued(get(id).orElseThrow(), secret);
  }

  /**
   * Makes sure that a token with this secret is there: for the first secrets that are set without a
   * browser. Does nothing when it is there already.
   */
  public void ensure(String name, TokenKind kind, Set<String> scopes, String secret) {
    jdbc.sql(
            """
            INSERT INTO tokens (name, kind, secret_hash, scopes, created_at, created_by)
            VALUES (:name, :kind, :hash, :scopes, :now, 'bootstrap')
            ON CONFLICT ON CONSTRAINT tokens_secret_unique DO NOTHING
            """)
        .param("name", name)
        .param("kind", kind.name().toLowerCase(Locale.ROOT))
        .param("hash", hash(secret))
        .param("scopes", scopes.toArray(String[]::new))
        .param("now", parameter(clock.instant()))
        .update();
  }

  /** Switches a token off or on again; data waits at the sender meanwhile. */
  public boolean setDisabled(long id, boolean disabled) {
    remembered.clear();
    return jdbc.sql("UPDATE tokens SET disabled_at = :at WHERE token_id = :id")
            .param("at", disabled ? parameter(clock.instant()) : null)
            .param("id", id)
            .update()
        > 0;
  }

  /** Removes a token for good: its secret is unknown from then on. */
  public boolean delete(long id) {
    remembered.clear();
    return jdbc.sql("DELETE FROM tokens WHERE token_id = :id").param("id", id).update() > 0;
  }

  /**
   * A second token with the same bindings and a new secret; the old one stays valid until {@code
   * oldExpiresAt}.
   */
  public Optional<Issued> rotate(long id, Instant oldExpiresAt, String by) {
    return get(id)
        .map(
            old -> {
              jdbc.sql("UPDATE tokens SET expires_at = :at WHERE token_id = :id")
                  .param("at", parameter(oldExpiresAt))
                  .param("id", id)
                  .update();
              remembered.clear();
              return issue(
                  old.name(),
                  old.kind(),
                  old.scopes(),
                  old.host(),
                  old.source(),
                  old.zone(),
                  null,
                  by);
            });
  }

  private long insert(
      String name,
      TokenKind kind,
      Set<String> scopes,
      @Nullable String host,
      @Nullable String source,
      @Nullable ZoneId zone,
      @Nullable Instant expiresAt,
      String by,
      String secret) {
    return jdbc.sql(
            """
            INSERT INTO tokens (name, kind, secret_hash, scopes, host, source, timezone, created_at,
              created_by, expires_at)
            VALUES (:name, :kind, :hash, :scopes, :host, :source, :zone, :now, :by, :expires)
            RETURNING token_id
            """)
        .param("name", name)
        .param("kind", kind.name().toLowerCase(Locale.ROOT))
        .param("hash", hash(secret))
        .param("scopes", scopes.toArray(String[]::new))
        .param("host", host)
        .param("source", source)
        .param("zone", zone == null ? null : zone.getId())
        .param("now", parameter(clock.instant()))
        .param("by", by)
        .param("expires", expiresAt == null ? null : parameter(expiresAt))
        .query(Long.class)
        .single();
  }

  private void noteUse(Token token, Instant now) {
    Instant noted = useNoted.get(token.id());
    if (noted == null || noted.plus(USE_NOTED_EVERY).isBefore(now)) {
      useNoted.put(token.id(), now);
      jdbc.sql("UPDATE tokens SET last_used_at = :now WHERE token_id = :id")
          .param("now", parameter(now))
          .param("id", token.id())
          .update();
    }
  }

  private static Token read(ResultSet row, int number) throws SQLException {
    String zone = row.getString("timezone");
    return new Token(
        row.getLong("token_id"),
        row.getString("name"),
        TokenKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        Set.of((String[]) row.getArray("scopes").getArray()),
        row.getString("host"),
        row.getString("source"),
        zone == null ? null : ZoneId.of(zone),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "expires_at"),
        instant(row, "disabled_at"),
        instant(row, "last_used_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime parameter(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  // The secret is 256 random bits: a fast hash cannot be guessed back, and is checked per request.
  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

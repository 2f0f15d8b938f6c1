package dev.yagura.web;

import dev.yagura.account.AuditTrail;
import dev.yagura.account.Token;
import dev.yagura.account.TokenKind;
import dev.yagura.account.Tokens;
import dev.yagura.ingest.Batches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tokens, and what the receipts say of them. */
@Component
final class StoredSources implements SourcesSource {

  private static final Duration OLD_TOKEN_GOES_ON = Duration.ofDays(7);
  private static final Set<String> API_SCOPES = Set.of("read", "write");

  private final Tokens tokens;
  private final Batches batches;
  private final AuditTrail trail;
  private final Clock clock;

  StoredSources(Tokens tokens, Batches batches, AuditTrail trail, Clock clock) {
    this.tokens = tokens;
    this.batches = batches;
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public SourcesModel sources(Instant now) {
    List<Batches.Total> totals = batches.totals(Instant.EPOCH);
    long received =
        totals.stream()
            .filter(total -> total.door().equals(Doors.LOGS))
            .mapToLong(Batches.Total::received)
            .sum();
    return new SourcesModel(
        tokens.list().stream().map(token -> sender(token, totals, now)).toList(),
        List.of(
            new SourcesModel.Door(
                Doors.path(Doors.LOGS), "curl, rsyslog omhttp, syslog-ng http()", true, received)));
  }

  private static SourcesModel.Sender sender(Token token, List<Batches.Total> totals, Instant now) {
    List<Batches.Total> own =
        totals.stream().filter(total -> total.tokenId() == token.id()).toList();
    return new SourcesModel.Sender(
        String.valueOf(token.id()),
        token.name(),
        token.kind().name().toLowerCase(Locale.ROOT),
        token.disabledAt() != null ? "disabled" : token.isActive(now) ? "active" : "expired",
        token.host(),
        token.source(),
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedAt(),
        own.stream().mapToLong(Batches.Total::received).sum(),
        own.stream().mapToLong(Batches.Total::stored).sum(),
        own.stream().mapToLong(Batches.Total::quarantined).sum(),
        own.stream().mapToLong(Batches.Total::repeats).sum(),
        null);
  }

  @Override
  public String add(String name, String kind, @Nullable String host, String actor) {
    boolean api = kind.equals("api");
    Tokens.Issued issued =
        tokens.issue(
            name,
            api ? TokenKind.API : TokenKind.INGEST,
            api ? API_SCOPES : Set.of(),
            host == null ? null : host.toLowerCase(Locale.ROOT),
            null,
            null,
            null,
            actor);
    trail.record(actor, "token.added", name, Map.of("kind", kind, "id", id(issued.token())));
    return issued.secret();
  }

  @Override
  public String rotate(String id, String actor) {
    Token old = token(id);
    Tokens.Issued issued =
        tokens
            .rotate(old.id(), clock.instant().plus(OLD_TOKEN_GOES_ON), actor)
            .orElseThrow(NotFoundException::new);
    trail.record(
        actor, "token.rotated", old.name(), Map.of("old", id(old), "new", id(issued.token())));
    return issued.secret();
  }

  @Override
  public void disable(String id, String actor) {
    Token token = token(id);
    tokens.setDisabled(token.id(), true);
    trail.record(actor, "token.disabled", token.name(), Map.of("id", id(token)));
  }

  private Token token(String id) {
    try {
      return Optional.of(Long.parseLong(id))
          .flatMap(tokens::get)
          .orElseThrow(NotFoundException::new);
    } catch (NumberFormatException notAnId) {
      throw new NotFoundException();
    }
  }

  private static String id(Token token) {
    return String.valueOf(token.id());
  }
}

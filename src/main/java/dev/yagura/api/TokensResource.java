package dev.yagura.api;

import dev.yagura.account.AuditEntry;
import dev.yagura.account.AuditTrail;
import dev.yagura.account.Token;
import dev.yagura.account.TokenKind;
import dev.yagura.account.Tokens;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens, and the trail of what was done. */
@RestController
class TokensResource {

  /** How long a rotated token's old secret stays valid. */
  private static final Duration OVERLAP = Duration.ofDays(7);

  private final Tokens tokens;
  private final AuditTrail trail;
  private final Clock clock;

  TokensResource(Tokens tokens, AuditTrail trail, Clock clock) {
    this.tokens = tokens;
    this.trail = trail;
    this.clock = clock;
  }

  /** A token; the secret is there only in the answer that made it. */
  record Item(
      String id,
      String name,
      String kind,
      Set<String> scopes,
      @Nullable String host,
      @Nullable String source,
      @Nullable String timezone,
      String createdAt,
      @Nullable String expiresAt,
      @Nullable String disabledAt,
      @Nullable String lastUsedAt,
      @Nullable String secret) {

    static Item of(Token token, @Nullable String secret) {
      return new Item(
          Long.toString(token.id()),
          token.name(),
          token.kind().name().toLowerCase(Locale.ROOT),
          token.scopes(),
          token.host(),
          token.source(),
          token.zone() == null ? null : token.zone().getId(),
          Times.text(token.createdAt()),
          Times.nullable(token.expiresAt()),
          Times.nullable(token.disabledAt()),
          Times.nullable(token.lastUsedAt()),
          secret);
    }
  }

  /** A token that is to be made. */
  record New(
      @Nullable String name,
      @Nullable String kind,
      @Nullable Set<String> scopes,
      @Nullable String host,
      @Nullable String source,
      @Nullable String timezone,
      @Nullable String expiresAt) {}

  /** An act, by whom and when. */
  record Act(String id, String at, String actor, String act, String subject, Object details) {}

  /** Every token, the newest first. */
  @GetMapping("/api/v1/tokens")
  Listing<Item> tokens(
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    return Listing.page(
        tokens.list().stream().map(token -> Item.of(token, null)).toList(), cursor, limit);
  }

  /** Makes a token. */
  @PostMapping("/api/v1/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  Item add(@RequestBody New wanted, Principal caller) {
    if (wanted.name() == null || wanted.name().isBlank() || wanted.name().length() > 100) {
      throw new BadParameterException("name", "A token needs a name of 1 to 100 characters.");
    }
    TokenKind kind = kind(wanted.kind());
    Set<String> scopes = wanted.scopes() == null ? Set.of() : wanted.scopes();
    if (scopes.stream().anyMatch(scope -> !("read".equals(scope) || "write".equals(scope)))) {
      throw new BadParameterException("scopes", "Known scopes are read and write.");
    }
    Tokens.Issued issued =
        tokens.issue(
            wanted.name().strip(),
            kind,
            kind == TokenKind.API && scopes.isEmpty() ? Set.of("read") : scopes,
            wanted.host(),
            wanted.source(),
            wanted.timezone() == null ? null : Times.zone(wanted.timezone()),
            Times.parse("expires_at", wanted.expiresAt()),
            caller.getName());
    trail.record(caller.getName(), "token.add", issued.token().name(), Map.of());
    return Item.of(issued.token(), issued.secret());
  }

  /** Removes a token for good. */
  @DeleteMapping("/api/v1/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable("id") String id, Principal caller) {
    if (!tokens.delete(Listing.id(id))) {
      throw new NotFoundException("token", id);
    }
    trail.record(caller.getName(), "token.delete", id, Map.of());
  }

  /** Gives a new secret; the old one stays valid for a week. */
  @PostMapping("/api/v1/tokens/{id}/rotate")
  Item rotate(@PathVariable("id") String id, Principal caller) {
    Item item =
        tokens
            .rotate(Listing.id(id), clock.instant().plus(OVERLAP), caller.getName())
            .map(issued -> Item.of(issued.token(), issued.secret()))
            .orElseThrow(() -> new NotFoundException("token", id));
    trail.record(caller.getName(), "token.rotate", id, Map.of());
    return item;
  }

  /** Administrative acts, the newest first. */
  @GetMapping("/api/v1/audit-trail")
  Listing<Act> auditTrail(
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    Long before = cursor == null ? null : (Long) Listing.id(cursor);
    List<AuditEntry> found = trail.entries(before, Listing.limit(limit) + 1);
    List<Act> acts =
        found.stream()
            .limit(limit)
            .map(
                entry ->
                    new Act(
                        Long.toString(entry.id()),
                        Times.text(entry.at()),
                        entry.actor(),
                        entry.act(),
                        entry.subject(),
                        entry.details()))
            .toList();
    return new Listing<>(acts, found.size() > limit ? acts.get(acts.size() - 1).id() : null);
  }

  private static TokenKind kind(@Nullable String text) {
    return switch (text == null ? "ingest" : text) {
      case "ingest" -> TokenKind.INGEST;
      case "api" -> TokenKind.API;
      default -> throw new BadParameterException("kind", "This is either ingest or api.");
    };
  }
}

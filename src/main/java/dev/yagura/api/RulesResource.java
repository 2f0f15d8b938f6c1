package dev.yagura.api;

import dev.yagura.account.AuditTrail;
import dev.yagura.alert.AlertService;
import dev.yagura.detect.BackFillProgress;
import dev.yagura.detect.BackFills;
import dev.yagura.detect.Preview;
import dev.yagura.detect.RuleTrial;
import dev.yagura.query.RuleLanguage;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleDetail;
import dev.yagura.rule.RuleFilter;
import dev.yagura.rule.RulePage;
import dev.yagura.rule.RuleState;
import dev.yagura.rule.RuleSummary;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Rules: listed, read, switched, and run over what is stored. */
@RestController
class RulesResource {

  private static final int RESULTS = 1_000;

  private final RuleCatalogue rules;
  private final RuleTrial trial;
  private final BackFills backFills;
  private final AlertService alerts;
  private final AuditTrail trail;
  private final Clock clock;

  RulesResource(
      RuleCatalogue rules,
      RuleTrial trial,
      BackFills backFills,
      AlertService alerts,
      AuditTrail trail,
      Clock clock) {
    this.rules = rules;
    this.trial = trial;
    this.backFills = backFills;
    this.alerts = alerts;
    this.trail = trail;
    this.clock = clock;
  }

  /** A rule of a list. */
  record Item(
      String id,
      String title,
      String language,
      String level,
      boolean enabled,
      String state,
      List<String> reasons,
      List<String> techniques,
      String pack,
      double costMs,
      // The snake_case of the mapper would not part the digit from its unit.
      @com.fasterxml.jackson.annotation.JsonProperty("matches_7d") long matchesSevenDays,
      boolean alwaysCandidate) {

    static Item of(RuleSummary rule) {
      return new Item(
          rule.id(),
          rule.title(),
          rule.language().name().toLowerCase(Locale.ROOT),
          rule.level(),
          rule.enabled(),
          rule.state().word(),
          rule.reasons(),
          rule.techniques(),
          rule.pack(),
          rule.costMillis(),
          rule.matchesSevenDays(),
          rule.alwaysCandidate());
    }
  }

  /** One rule by itself. */
  record Whole(
      @com.fasterxml.jackson.annotation.JsonUnwrapped Item rule,
      String text,
      String file,
      List<String> sql,
      List<String> tests,
      List<Version> versions,
      List<BackFill> backFills) {}

  /** When a text of it came, and who brought it. */
  record Version(int version, String importedAt, String importedBy) {}

  /** A run over what is stored. */
  record BackFill(
      String id,
      String from,
      String to,
      int slicesTotal,
      int slicesDone,
      long matches,
      @Nullable String finishedAt,
      @Nullable String outcome) {

    static BackFill of(BackFillProgress progress) {
      return new BackFill(
          Long.toString(progress.id()),
          Times.text(progress.from()),
          Times.text(progress.to()),
          progress.slicesTotal(),
          progress.slicesDone(),
          progress.matches(),
          Times.nullable(progress.finishedAt()),
          progress.outcome());
    }
  }

  /** What is to be changed; what is absent stays. An empty level is the text's own again. */
  record Change(@Nullable Boolean enabled, @Nullable String level) {}

  /** A stretch of event time. */
  record Stretch(@Nullable String from, @Nullable String to) {}

  /** An event that the rule found. */
  record Found(String event, String time, String host, Object matched, @Nullable String alert) {}

  /** What it would find. */
  record Previewed(int count, List<Found> items) {}

  /** A page of rules by title. */
  @GetMapping("/api/v1/rules")
  Listing<Item> rules(
      @RequestParam(value = "enabled", required = false) @Nullable Boolean enabled,
      @RequestParam(value = "language", required = false) @Nullable String language,
      @RequestParam(value = "pack", required = false) @Nullable String pack,
      @RequestParam(value = "technique", required = false) @Nullable String technique,
      @RequestParam(value = "state", required = false) @Nullable String state,
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    RuleFilter filter =
        new RuleFilter(
            enabled,
            word("language", language, RuleLanguage.class),
            pack,
            technique,
            word("state", state, RuleState.class));
    RulePage page = rules.list(filter, cursor, Listing.limit(limit));
    return new Listing<>(page.items().stream().map(Item::of).toList(), page.next());
  }

  /** One rule. */
  @GetMapping("/api/v1/rules/{id}")
  Whole rule(@PathVariable("id") String id) {
    RuleDetail detail = rules.find(id).orElseThrow(() -> new NotFoundException("rule", id));
    return new Whole(
        Item.of(detail.summary()),
        detail.text(),
        detail.file(),
        detail.sql(),
        rules.tests(id),
        detail.versions().stream()
            .map(v -> new Version(v.version(), Times.text(v.importedAt()), v.importedBy()))
            .toList(),
        backFills.ofRule(id).stream().map(BackFill::of).toList());
  }

  /** Switches a rule on or off, or gives it another level. */
  @PatchMapping("/api/v1/rules/{id}")
  Whole change(@PathVariable("id") String id, @RequestBody Change change, Principal caller) {
    String by = caller.getName();
    // The level first: a word that is none leaves the rest undone.
    if (change.level() != null) {
      rules.overrideLevel(id, change.level().isBlank() ? null : change.level(), by);
      trail.record(by, "rule.level", id, Map.of("level", change.level()));
    }
    if (change.enabled() != null) {
      rules.setEnabled(id, change.enabled(), by);
      trail.record(by, "rule.enabled", id, Map.of("enabled", change.enabled().toString()));
    }
    return rule(id);
  }

  /** Removes a rule; its alerts stay. */
  @DeleteMapping("/api/v1/rules/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable("id") String id, Principal caller) {
    rules.delete(id);
    trail.record(caller.getName(), "rule.delete", id, Map.of());
  }

  /** The latest events that it found, in alerts or as results. */
  @GetMapping("/api/v1/rules/{id}/results")
  Listing<Found> results(
      @PathVariable("id") String id,
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    rules.find(id).orElseThrow(() -> new NotFoundException("rule", id));
    List<Found> found =
        alerts.results(id, RESULTS).stream()
            .map(
                result ->
                    new Found(
                        result.eventId(),
                        Times.text(result.time()),
                        result.host(),
                        (JsonNode) result.matched(),
                        result.alertId() == null ? null : result.alertId().toString()))
            .toList();
    return Listing.page(found, cursor, limit);
  }

  /** What the rule would find among what is stored; keeps nothing. */
  @GetMapping("/api/v1/rules/{id}/preview")
  Previewed preview(
      @PathVariable("id") String id,
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "to", required = false) @Nullable String to) {
    Instant end = Times.parse("to", to, clock.instant());
    Instant start = Times.parse("from", from, end.minus(Duration.ofHours(24)));
    Preview preview = trial.previewRange(id, start, end);
    return new Previewed(
        preview.count(),
        preview.items().stream()
            .map(
                item ->
                    new Found(
                        item.event().toString(),
                        Times.text(item.time()),
                        item.host(),
                        item.matched(),
                        null))
            .toList());
  }

  /** Runs the rule over what is stored, in the background. */
  @PostMapping("/api/v1/rules/{id}/backfill")
  @ResponseStatus(HttpStatus.ACCEPTED)
  BackFill backFill(@PathVariable("id") String id, @RequestBody Stretch stretch, Principal caller) {
    Instant end = Times.parse("to", stretch.to(), clock.instant());
    Instant start = Times.parse("from", stretch.from(), end.minus(Duration.ofHours(24)));
    if (!start.isBefore(end)) {
      throw new BadParameterException("from", "This is not before to.");
    }
    long started = backFills.request(id, start, end, caller.getName());
    trail.record(caller.getName(), "rule.backfill", id, Map.of());
    return backFills.ofRule(id).stream()
        .filter(progress -> progress.id() == started)
        .map(BackFill::of)
        .findFirst()
        .orElseThrow();
  }

  private static <E extends Enum<E>> @Nullable E word(
      String parameter, @Nullable String text, Class<E> type) {
    if (text == null || text.isBlank()) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text.strip())) {
        return constant;
      }
    }
    throw new BadParameterException(
        parameter,
        "Known words are " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
  }
}

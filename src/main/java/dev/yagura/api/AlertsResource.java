package dev.yagura.api;

import dev.yagura.alert.AlertChange;
import dev.yagura.alert.AlertDetail;
import dev.yagura.alert.AlertFilter;
import dev.yagura.alert.AlertPage;
import dev.yagura.alert.AlertService;
import dev.yagura.alert.AlertSummary;
import dev.yagura.alert.Entity;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Alerts: listed, read and worked on. */
@RestController
class AlertsResource {

  private final AlertService alerts;

  AlertsResource(AlertService alerts) {
    this.alerts = alerts;
  }

  /** The rule that made it, as it was then. */
  record Rule(String id, String title, String language, int version) {}

  /** An alert of a list. */
  record Item(
      String id,
      Rule rule,
      String severity,
      String status,
      @Nullable String disposition,
      String host,
      Entity entity,
      List<String> techniques,
      String firstTime,
      String lastTime,
      long count,
      @Nullable String assignee,
      String createdAt,
      boolean backFill,
      boolean sample) {

    static Item of(AlertSummary alert) {
      AlertSummary.Rule rule = alert.rule();
      return new Item(
          Long.toString(alert.id()),
          new Rule(rule.id(), rule.title(), rule.language(), rule.version()),
          alert.severity(),
          alert.status(),
          alert.disposition(),
          alert.host(),
          alert.entity(),
          alert.techniques(),
          Times.text(alert.firstTime()),
          Times.text(alert.lastTime()),
          alert.count(),
          alert.assignee(),
          Times.text(alert.createdAt()),
          alert.backFill(),
          alert.sample());
    }
  }

  /** One alert by itself. */
  record Whole(
      @com.fasterxml.jackson.annotation.JsonUnwrapped Item alert,
      @Nullable String message,
      @Nullable String closedAt,
      @Nullable String previousAlert,
      @Nullable String mergedInto,
      List<Evidence> evidence,
      List<HistoryEntry> history) {

    static Whole of(AlertDetail detail) {
      return new Whole(
          Item.of(detail.summary()),
          detail.message(),
          Times.nullable(detail.closedAt()),
          detail.previousAlertId() == null ? null : detail.previousAlertId().toString(),
          detail.mergedInto() == null ? null : detail.mergedInto().toString(),
          detail.evidence().stream()
              .map(evidence -> new Evidence(evidence.event(), evidence.matched()))
              .toList(),
          detail.history().stream()
              .map(
                  entry ->
                      new HistoryEntry(
                          Times.text(entry.at()), entry.by(), entry.kind(), entry.detail()))
              .toList());
    }
  }

  /** An event as it was when the rule matched, and what it matched on. */
  record Evidence(JsonNode event, JsonNode matched) {}

  /** What was done, by whom. */
  record HistoryEntry(String at, String by, String kind, JsonNode detail) {}

  /** A page of alerts, the one with the latest event first. */
  @GetMapping("/api/v1/alerts")
  Listing<Item> alerts(
      @RequestParam(value = "status", required = false) @Nullable String status,
      @RequestParam(value = "severity", required = false) @Nullable String severity,
      @RequestParam(value = "rule", required = false) @Nullable String rule,
      @RequestParam(value = "host", required = false) @Nullable String host,
      @RequestParam(value = "technique", required = false) @Nullable String technique,
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "to", required = false) @Nullable String to,
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    AlertFilter filter =
        new AlertFilter(
            words("status", status, Set.of("new", "in_progress", "closed")),
            words(
                "severity", severity, Set.of("critical", "high", "medium", "low", "informational")),
            rule,
            host == null ? null : host.toLowerCase(Locale.ROOT),
            technique == null ? null : technique.toUpperCase(Locale.ROOT),
            Times.parse("from", from),
            Times.parse("to", to));
    AlertPage page = alerts.list(filter, cursor, Listing.limit(limit));
    return new Listing<>(page.items().stream().map(Item::of).toList(), page.next());
  }

  /** One alert; the ETag is of its triage fields alone. */
  @GetMapping("/api/v1/alerts/{id}")
  ResponseEntity<Whole> alert(@PathVariable("id") String id) {
    return alerts
        .find(Listing.id(id))
        .map(AlertsResource::answer)
        .orElseThrow(() -> new NotFoundException("alert", id));
  }

  /** Changes the triage of an alert. */
  @PatchMapping("/api/v1/alerts/{id}")
  ResponseEntity<Whole> change(
      @PathVariable("id") String id,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AlertChange change,
      Principal caller) {
    return answer(alerts.change(Listing.id(id), change, version(ifMatch), caller.getName()));
  }

  private static ResponseEntity<Whole> answer(AlertDetail detail) {
    return ResponseEntity.ok().eTag("\"" + detail.triageVersion() + "\"").body(Whole.of(detail));
  }

  private static @Nullable Integer version(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    String tag = ifMatch.replace("W/", "").replace("\"", "").strip();
    // A tag that is none of ours matches nothing (RFC 9110, section 13.1.1).
    return tag.matches("\\d{1,9}") ? Integer.valueOf(tag) : Integer.valueOf(-1);
  }

  private static Set<String> words(String parameter, @Nullable String text, Set<String> known) {
    if (text == null || text.isBlank()) {
      return Set.of();
    }
    Set<String> words =
        Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
    if (!known.containsAll(words)) {
      throw new BadParameterException(parameter, "Known words are " + known + ".");
    }
    return words;
  }
}

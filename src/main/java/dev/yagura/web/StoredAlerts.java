package dev.yagura.web;

import dev.yagura.alert.AlertChange;
import dev.yagura.alert.AlertDetail;
import dev.yagura.alert.AlertPage;
import dev.yagura.alert.AlertService;
import dev.yagura.alert.StaleAlertException;
import dev.yagura.alert.UnknownAlertException;
import dev.yagura.host.HostInventory;
import dev.yagura.search.EventSurroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The alerts that detection made. */
@Component
final class StoredAlerts implements AlertsSource {

  private static final Duration AROUND = Duration.ofMinutes(15);
  private static final int EVENTS_ON_EITHER_SIDE = 50;
  private static final int TOGETHER_AT_MOST = 500;
  private static final Set<String> MEDIUM_UP = Set.of("critical", "high", "medium");
  private static final Set<String> OPEN = Set.of("new", "in_progress");
  private static final String NOBODY = "none";

  private final AlertService alerts;
  private final HostInventory hosts;
  private final EventSurroundings surroundings;
  private final AlertRules rules;
  private final AlertEvidence evidence;

  StoredAlerts(
      AlertService alerts,
      HostInventory hosts,
      EventSurroundings surroundings,
      AlertRules rules,
      AlertEvidence evidence) {
    this.alerts = alerts;
    this.hosts = hosts;
    this.surroundings = surroundings;
    this.rules = rules;
    this.evidence = evidence;
  }

  @Override
  public AlertListModel alerts(
      AlertFilter filter, @Nullable String cursor, int limit, Instant now) {
    dev.yagura.alert.AlertFilter wanted = wanted(filter);
    AlertPage page = alerts.list(wanted, cursor, limit);
    return new AlertListModel(
        new Page<>(page.items().stream().map(AlertRows::of).toList(), page.next()),
        alerts.openBySeverity(),
        alerts.count(wanted),
        hosts.names());
  }

  /** The same filter in the words of alerts. */
  static dev.yagura.alert.AlertFilter wanted(AlertFilter filter) {
    return new dev.yagura.alert.AlertFilter(
        switch (filter.status()) {
          case "open" -> OPEN;
          case "all" -> Set.of();
          default -> Set.of(filter.status());
        },
        switch (filter.severity()) {
          case "medium_up" -> MEDIUM_UP;
          case "all" -> Set.of();
          default -> Set.of(filter.severity());
        },
        filter.rule(),
        filter.host(),
        filter.technique(),
        NOBODY.equals(filter.assignee()) ? "" : filter.assignee(),
        filter.from(),
        filter.to());
  }

  @Override
  public Optional<AlertModel> alert(String id) {
    return number(id).flatMap(alerts::find).map(this::model);
  }

  private AlertModel model(AlertDetail detail) {
    AlertRow row = AlertRows.of(detail.summary());
    return new AlertModel(
        row,
        detail.message() == null ? row.ruleTitle() : detail.message(),
        rules.text(detail.summary().rule()),
        rules.techniques(row.techniques()),
        evidence.of(detail),
        surroundings.around(row.host(), row.firstTime(), AROUND, EVENTS_ON_EITHER_SIDE).stream()
            .map(EventRows::of)
            .toList(),
        AlertHistory.of(detail.history()),
        detail.previousAlertId() == null ? null : String.valueOf(detail.previousAlertId()));
  }

  @Override
  public int triage(List<String> ids, TriageChange change, String actor) {
    // A disposition says how an alert was closed: an open one has none.
    boolean opens = change.status() != null && !change.status().equals("closed");
    AlertChange wanted =
        new AlertChange(
            change.status(),
            opens ? "" : change.disposition(),
            change.assignee(),
            change.comment());
    return ids.stream()
        .distinct()
        .limit(TOGETHER_AT_MOST)
        .mapToInt(id -> changed(id, wanted, actor) ? 1 : 0)
        .sum();
  }

  private boolean changed(String id, AlertChange change, String actor) {
    Optional<Long> number = number(id);
    if (number.isEmpty()) {
      return false;
    }
    try {
      alerts.change(number.get(), change, null, actor);
      return true;
    } catch (UnknownAlertException | StaleAlertException goneOrChangedMeanwhile) {
      return false;
    }
  }

  private static Optional<Long> number(String id) {
    try {
      return Optional.of(Long.parseLong(id));
    } catch (NumberFormatException notAnId) {
      return Optional.empty();
    }
  }
}

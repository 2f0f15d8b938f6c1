package dev.yagura.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Alerts that remember what was done to them. */
final class FakeAlerts implements AlertsSource {

  static final String RULE =
      """
      title: Linux APT privilege escalation
      logsource:
        product: linux
        category: process_creation
      detection:
        selection:
          CommandLine|contains|all:
            - apt-get
            - 'APT::Update::Pre-Invoke::='
        condition: selection
      level: high
      """;
  static final String SQL =
      """
      SELECT e.event_key, e.time, e.host
      FROM event_relation e
      WHERE e.arrival_day BETWEEN ? AND ?
        AND e.slice_id = ANY (?)
        AND lower(e.process COLLATE "C") LIKE ? ESCAPE '\\'
        AND lower(e.process COLLATE "C") LIKE ? ESCAPE '\\'
      """;

  private final Clock clock;
  private final boolean empty;
  private final Map<String, TriageChange> changes = new ConcurrentHashMap<>();
  private final List<AlertModel.HistoryEntry> history = new ArrayList<>();

  FakeAlerts(Clock clock, boolean empty) {
    this.clock = clock;
    this.empty = empty;
  }

  @Override
  public AlertListModel alerts(
      AlertFilter filter, @Nullable String cursor, int limit, Instant now) {
    List<AlertRow> rows =
        IntStream.range(0, empty ? 0 : 24)
            .mapToObj(i -> changed(FakeData.alert(i, now)))
            .filter(
                row ->
                    switch (filter.status()) {
                      case "open" -> !row.status().equals("closed");
                      case "all" -> true;
                      default -> row.status().equals(filter.status());
                    })
            .filter(row -> filter.host() == null || row.host().equals(filter.host()))
            .toList();
    return new AlertListModel(
        new Page<>(rows, cursor == null ? "2026-abc" : null),
        Map.of("critical", 2L, "high", 11L, "medium", 37L, "low", 1_204L),
        rows.size(),
        FakeData.HOSTS);
  }

  private AlertRow changed(AlertRow row) {
    TriageChange change = changes.get(row.id());
    if (change == null) {
      return row;
    }
    String assignee = change.assignee() == null ? row.assignee() : change.assignee();
    return new AlertRow(
        row.id(),
        row.ruleId(),
        row.ruleTitle(),
        row.severity(),
        change.status() == null ? row.status() : change.status(),
        change.disposition(),
        row.host(),
        row.entityType(),
        row.entityValue(),
        row.techniques(),
        row.firstTime(),
        row.lastTime(),
        row.count(),
        assignee == null || assignee.isEmpty() ? null : assignee,
        row.createdAt(),
        row.backFill(),
        row.sample());
  }

  @Override
  public Optional<AlertModel> alert(String id) {
    if (!id.matches("10[0-9]{2}")) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    int number = Integer.parseInt(id) - 1000;
    Map<String, String> matched = new LinkedHashMap<>();
    matched.put("process", FakeData.APT);
    matched.put("process_name", "apt-get");
    matched.put("user", number % 2 == 0 ? "root" : FakeData.HOSTILE.get(0));
    List<AlertModel.HistoryEntry> entries = new ArrayList<>();
    entries.add(new AlertModel.HistoryEntry(now.minusSeconds(900), "console", "created", ""));
    entries.add(new AlertModel.HistoryEntry(now.minusSeconds(500), "alice", "assignee", "alice"));
    entries.add(
        new AlertModel.HistoryEntry(
            now.minusSeconds(400), "alice", "comment", "見ています。" + FakeData.HOSTILE.get(3)));
    synchronized (history) {
      entries.addAll(history);
    }
    return Optional.of(
        new AlertModel(
            changed(FakeData.alert(number, now)),
            "apt-get of root ran /bin/sh before its update on " + FakeData.HOSTS.get(number % 5),
            new AlertModel.RuleText(
                "rule-" + number % 6,
                FakeData.alert(number, now).ruleTitle(),
                "sigma",
                2,
                "Finds apt-get that is made to run a shell before it updates.",
                "Yagura",
                List.of("Administrators who keep hooks in apt's configuration"),
                List.of("https://attack.mitre.org/techniques/T1548/003/"),
                RULE,
                SQL),
            List.of(new AlertModel.TechniqueName("T1548.003", "Sudo and Sudo Caching")),
            List.of(
                new AlertModel.Evidence(FakeData.eventModel(number * 4, now), matched),
                new AlertModel.Evidence(FakeData.eventModel(number * 4 + 3, now), matched)),
            IntStream.range(0, 9)
                .mapToObj(i -> FakeData.event(number * 4 + 4 - i + 4, now))
                .toList(),
            entries,
            number == 3 ? "1000" : null));
  }

  @Override
  public int triage(List<String> ids, TriageChange change, String actor) {
    ids.forEach(id -> changes.put(id, change));
    synchronized (history) {
      add(actor, "status", change.status());
      add(actor, "disposition", change.disposition());
      add(actor, "comment", change.comment());
    }
    return ids.size();
  }

  private void add(String actor, String act, @Nullable String value) {
    if (value != null) {
      history.add(new AlertModel.HistoryEntry(clock.instant(), actor, act, value));
    }
  }
}

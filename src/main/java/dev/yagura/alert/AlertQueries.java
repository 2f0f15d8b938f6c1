package dev.yagura.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads alerts. */
@Repository
class AlertQueries {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SUMMARY =
      "SELECT alert_id, rule_id, rule_title, rule_language, rule_version, severity, status,"
          + " disposition, host, entity_type, entity_value, techniques, first_time, last_time,"
          + " count, assignee, created_at, back_fill, sample, triage_version, message, closed_at,"
          + " previous_alert_id, merged_into FROM alerts ";

  private final JdbcClient database;

  AlertQueries(JdbcClient database) {
    this.database = database;
  }

  AlertPage page(AlertFilter filter, @Nullable String cursor, int limit) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    conditions(filter, conditions, values);
    Cursor.parse(cursor)
        .ifPresent(
            last -> {
              conditions.add("(last_time, alert_id) < (?, ?)");
              values.add(AlertRows.at(last.time()));
              values.add(last.id());
            });
    values.add(limit + 1);
    List<AlertSummary> found =
        database
            .sql(
                SUMMARY
                    + "WHERE "
                    + String.join(" AND ", conditions)
                    + " ORDER BY last_time DESC, alert_id DESC LIMIT ?")
            .params(values)
            .query((row, number) -> summary(row))
            .list();
    List<AlertSummary> page = found.subList(0, Math.min(limit, found.size()));
    return new AlertPage(
        List.copyOf(page),
        found.size() > page.size() && !page.isEmpty()
            ? Cursor.after(page.get(page.size() - 1)).toString()
            : null);
  }

  private static void conditions(AlertFilter filter, List<String> conditions, List<Object> values) {
    anyOf("status", filter.statuses(), conditions, values);
    anyOf("severity", filter.severities(), conditions, values);
    when("rule_id = ?", filter.ruleId(), conditions, values);
    when("host = ?", filter.host(), conditions, values);
    when("coalesce(assignee, '') = ?", filter.assignee(), conditions, values);
    when("last_time >= ?", at(filter.from()), conditions, values);
    when("first_time < ?", at(filter.to()), conditions, values);
    if (filter.technique() != null) {
      conditions.add("EXISTS (SELECT FROM unnest(techniques) t WHERE t = ? OR starts_with(t, ?))");
      values.add(filter.technique());
      values.add(filter.technique() + ".");
    }
  }

  long count(AlertFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    conditions(filter, conditions, values);
    return database
        .sql("SELECT count(*) FROM alerts WHERE " + String.join(" AND ", conditions))
        .params(values)
        .query(Long.class)
        .single();
  }

  Map<String, Long> openByHost() {
    Map<String, Long> counts = new LinkedHashMap<>();
    database
        .sql("SELECT host, count(*) FROM alerts WHERE status <> 'closed' GROUP BY host")
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }

  Map<String, Long> countByTechnique(@Nullable String host, Instant from, Instant to) {
    Map<String, Long> counts = new LinkedHashMap<>();
    database
        .sql(
            """
            SELECT t.technique, count(*) FROM alerts a, unnest(a.techniques) AS t (technique)
            WHERE a.last_time >= ? AND a.first_time < ? AND (?::text IS NULL OR a.host = ?)
            GROUP BY t.technique ORDER BY t.technique
            """)
        .params(AlertRows.at(from), AlertRows.at(to), host, host)
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }

  Optional<AlertDetail> find(long id) {
    List<AlertDetail.Evidence> evidence = evidence(id);
    List<AlertDetail.HistoryEntry> history = history(id);
    return database
        .sql(SUMMARY + "WHERE alert_id = ?")
        .param(id)
        .query(
            (row, number) ->
                new AlertDetail(
                    summary(row),
                    row.getInt("triage_version"),
                    row.getString("message"),
                    row.getObject("closed_at") == null ? null : time(row, "closed_at"),
                    row.getObject("previous_alert_id", Long.class),
                    row.getObject("merged_into", Long.class),
                    evidence,
                    history))
        .optional();
  }

  List<RuleResult> results(String ruleId, int limit) {
    return database
        .sql(
            """
            SELECT event_id, event_time, host, matched, alert_id FROM (
              SELECT event_id, event_time, host, matched, alert_id
              FROM alert_events WHERE rule_id = :rule
              UNION ALL
              SELECT event_id, event_time, host, matched, NULL
              FROM rule_results WHERE rule_id = :rule) found
            ORDER BY event_time DESC, event_id DESC LIMIT :limit
            """)
        .param("rule", ruleId)
        .param("limit", limit)
        .query(
            (row, number) ->
                new RuleResult(
                    row.getString(1),
                    time(row, "event_time"),
                    row.getString(3),
                    JSON.readTree(row.getString(4)),
                    row.getObject(5, Long.class)))
        .list();
  }

  Map<String, Long> openBySeverity() {
    Map<String, Long> counts = new LinkedHashMap<>();
    List.of("critical", "high", "medium", "low", "informational")
        .forEach(severity -> counts.put(severity, 0L));
    database
        .sql("SELECT severity, count(*) FROM alerts WHERE status <> 'closed' GROUP BY severity")
        .query(
            (ResultSet row) -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return counts;
  }

  private List<AlertDetail.Evidence> evidence(long id) {
    return database
        .sql(
            "SELECT event, matched, copy FROM alert_events WHERE alert_id = ?"
                + " AND event IS NOT NULL ORDER BY event_time, event_id")
        .param(id)
        .query(
            (row, number) ->
                new AlertDetail.Evidence(json(row, 1), json(row, 2), row.getBoolean(3)))
        .list();
  }

  private List<AlertDetail.HistoryEntry> history(long id) {
    return database
        .sql("SELECT at, by, kind, detail FROM alert_history WHERE alert_id = ? ORDER BY entry_id")
        .param(id)
        .query(
            (row, number) ->
                new AlertDetail.HistoryEntry(
                    time(row, "at"), row.getString(2), row.getString(3), json(row, 4)))
        .list();
  }

  private static void anyOf(
      String column, Set<String> words, List<String> conditions, List<Object> values) {
    if (!words.isEmpty()) {
      conditions.add(column + " = ANY(?)");
      values.add(words.toArray(String[]::new));
    }
  }

  private static void when(
      String condition, @Nullable Object value, List<String> conditions, List<Object> values) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private static AlertSummary summary(ResultSet row) throws SQLException {
    return new AlertSummary(
        row.getLong("alert_id"),
        new AlertSummary.Rule(
            row.getString("rule_id"),
            row.getString("rule_title"),
            row.getString("rule_language"),
            row.getInt("rule_version")),
        row.getString("severity"),
        row.getString("status"),
        row.getString("disposition"),
        row.getString("host"),
        new Entity(row.getString("entity_type"), row.getString("entity_value")),
        List.of((String[]) row.getArray("techniques").getArray()),
        time(row, "first_time"),
        time(row, "last_time"),
        row.getLong("count"),
        row.getString("assignee"),
        time(row, "created_at"),
        row.getBoolean("back_fill"),
        row.getBoolean("sample"));
  }

  private static JsonNode json(ResultSet row, int column) throws SQLException {
    return JSON.readTree(row.getString(column));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : AlertRows.at(instant);
  }

  /** The last alert of a page: microseconds since the epoch and its id. */
  private record Cursor(Instant time, long id) {

    static Cursor after(AlertSummary alert) {
      return new Cursor(alert.lastTime(), alert.id());
    }

    static Optional<Cursor> parse(@Nullable String text) {
      String[] parts = text == null ? new String[0] : text.split("_", -1);
      if (parts.length != 2) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Cursor(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                Long.parseLong(parts[1])));
      } catch (NumberFormatException | java.time.DateTimeException notOurs) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, time) + "_" + id;
    }
  }
}

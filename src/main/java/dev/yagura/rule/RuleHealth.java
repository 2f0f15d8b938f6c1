package dev.yagura.rule;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What rules cost and find, what stands open of them, and what arrives for them. */
@Repository
public class RuleHealth {

  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final Clock clock;

  RuleHealth(JdbcClient database, JdbcTemplate batches, Clock clock) {
    this.database = database;
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * What a rule did in one evaluation.
   *
   * @param runs statements
   * @param costMicros their time together, in microseconds
   */
  public record Work(String ruleId, long runs, long matches, long costMicros) {}

  /** Adds to today's figures, in the caller's transaction. */
  public void add(Collection<Work> work) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    batches.batchUpdate(
        "INSERT INTO rule_days (rule_id, day, runs, matches, cost_micros) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (rule_id, day) DO UPDATE SET runs = rule_days.runs + excluded.runs,"
            + " matches = rule_days.matches + excluded.matches,"
            + " cost_micros = rule_days.cost_micros + excluded.cost_micros",
        work.stream()
            .sorted(java.util.Comparator.comparing(Work::ruleId))
            .map(w -> new Object[] {w.ruleId(), today, w.runs(), w.matches(), w.costMicros()})
            .toList());
  }

  /** The sums of the last seven UTC days by rule. */
  Map<String, Work> lastSevenDays() {
    return database
        .sql(
            "SELECT rule_id, sum(runs), sum(matches), sum(cost_micros) FROM rule_days"
                + " WHERE day > ? GROUP BY rule_id")
        .param(LocalDate.ofInstant(clock.instant().minus(REMEMBERED), ZoneOffset.UTC))
        .query(
            (row, n) -> new Work(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .list()
        .stream()
        .collect(Collectors.toMap(Work::ruleId, work -> work));
  }

  /** Why rules could not be run on slices that are still open, by rule. */
  Map<String, List<String>> openGaps() {
    Map<String, List<String>> reasons = new HashMap<>();
    database
        .sql(
            "SELECT rule_id, count(*), max(reason) FROM rule_gaps WHERE closed_at IS NULL"
                + " GROUP BY rule_id")
        .query(
            (ResultSet row) -> {
              reasons.put(
                  row.getString(1),
                  List.of(
                      "Not run on %d slices yet: %s".formatted(row.getLong(2), row.getString(3))));
            });
    return reasons;
  }

  /** The sourcetypes and data models that arrived in the last seven days. */
  Arrivals arrivals() {
    Set<String> sourcetypes = new HashSet<>();
    Set<String> models = new HashSet<>();
    database
        .sql("SELECT DISTINCT sourcetype, model FROM volume WHERE arrival_quarter > ?")
        .param(OffsetDateTime.ofInstant(clock.instant().minus(REMEMBERED), ZoneOffset.UTC))
        .query(
            (ResultSet row) -> {
              sourcetypes.add(row.getString(1));
              if (row.getString(2) != null) {
                models.add(row.getString(2));
              }
            });
    return new Arrivals(sourcetypes, models);
  }

  /** What arrives. */
  record Arrivals(Set<String> sourcetypes, Set<String> models) {

    /** Why a rule of this scope cannot fire; empty where it can. */
    List<String> missing(List<String> wantedSourcetypes, List<String> wantedModels) {
      if (!wantedSourcetypes.isEmpty()
          && wantedSourcetypes.stream().noneMatch(sourcetypes::contains)) {
        return List.of(
            "No events of sourcetype "
                + String.join(", ", wantedSourcetypes)
                + " arrived in the last 7 days");
      }
      if (!wantedModels.isEmpty() && wantedModels.stream().noneMatch(models::contains)) {
        return List.of(
            "No events of data model "
                + String.join(", ", wantedModels)
                + " arrived in the last 7 days");
      }
      return List.of();
    }
  }
}

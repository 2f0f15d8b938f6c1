package dev.yagura.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Alerts as people and programs work on them. */
@Service
public class AlertService {

  private static final Set<String> STATUSES = Set.of("new", "in_progress", "closed");
  private static final Set<String> DISPOSITIONS =
      Set.of(
          "true_positive",
          "benign_true_positive",
          "false_positive",
          "testing",
          "duplicate",
          "other");

  private final AlertQueries queries;
  private final AlertRows rows;
  private final AlertTriageRows triage;
  private final JdbcClient database;
  private final Clock clock;

  AlertService(
      AlertQueries queries,
      AlertRows rows,
      AlertTriageRows triage,
      JdbcClient database,
      Clock clock) {
    this.queries = queries;
    this.rows = rows;
    this.triage = triage;
    this.database = database;
    this.clock = clock;
  }

  /**
   * A page of alerts, the one with the latest event first.
   *
   * @param cursor of the page before; null for the first page. A cursor that is none starts anew
   */
  public AlertPage list(AlertFilter filter, @Nullable String cursor, int limit) {
    return queries.page(filter, cursor, limit);
  }

  /** One alert with its evidence and history. */
  @Transactional(readOnly = true)
  public Optional<AlertDetail> find(long id) {
    return queries.find(id);
  }

  /** The latest events that a rule found, in alerts or as results. */
  public List<RuleResult> results(String ruleId, int limit) {
    return queries.results(ruleId, limit);
  }

  /** How many alerts are not closed, by severity, the most severe first, zeros included. */
  public Map<String, Long> openBySeverity() {
    return queries.openBySeverity();
  }

  /**
   * How many alerts carry a technique, by its id as tagged.
   *
   * @param host only alerts of this host; null for all
   * @param from with an event at or after it
   * @param to with an event before it
   */
  public Map<String, Long> countByTechnique(@Nullable String host, Instant from, Instant to) {
    return queries.countByTechnique(host, from, to);
  }

  /** How many alerts a filter finds. */
  public long count(AlertFilter filter) {
    return queries.count(filter);
  }

  /** How many alerts are not closed, by host; hosts without one are left out. */
  public Map<String, Long> openByHost() {
    return queries.openByHost();
  }

  /**
   * Changes the triage of an alert.
   *
   * @param expectedVersion the {@link AlertDetail#triageVersion()} that the change was made from;
   *     null to change in any case
   * @param by the account
   * @throws UnknownAlertException without such an alert
   * @throws StaleAlertException when it is at another version
   * @throws IllegalArgumentException for a word that is none of its field's
   */
  @Transactional
  public AlertDetail change(
      long id, AlertChange change, @Nullable Integer expectedVersion, String by) {
    check("status", change.status(), STATUSES);
    check("disposition", blankAsNull(change.disposition()), DISPOSITIONS);
    AlertTriageRow row = triage.findById(id).orElseThrow(() -> new UnknownAlertException(id));
    if (expectedVersion != null && row.triageVersion != expectedVersion) {
      throw new StaleAlertException(id);
    }
    Instant now = clock.instant();
    if (change.status() != null && !change.status().equals(row.status)) {
      note(id, by, "status", row.status, change.status(), now);
      row.status = change.status();
      row.closedAt = change.status().equals("closed") ? now : null;
    }
    if (change.disposition() != null) {
      String disposition = blankAsNull(change.disposition());
      if (!Objects.equals(disposition, row.disposition)) {
        note(id, by, "disposition", row.disposition, disposition, now);
        row.disposition = disposition;
      }
    }
    if (change.assignee() != null) {
      String assignee = blankAsNull(change.assignee());
      if (!Objects.equals(assignee, row.assignee)) {
        note(id, by, "assignee", row.assignee, assignee, now);
        row.assignee = assignee;
      }
    }
    if (change.comment() != null && !change.comment().isBlank()) {
      rows.addHistory(id, by, "comment", Map.of("text", change.comment()), now);
    }
    flush(id);
    return queries.find(id).orElseThrow(() -> new UnknownAlertException(id));
  }

  /**
   * Removes what was made from sample data: alerts of sample data alone, sample events out of
   * others, and sample results.
   *
   * @return how many alerts were removed
   */
  @Transactional
  public int deleteSamples() {
    int removed = database.sql("DELETE FROM alerts WHERE sample").update();
    List<Long> mixed =
        database
            .sql("SELECT DISTINCT alert_id FROM alert_events WHERE sample ORDER BY alert_id")
            .query(Long.class)
            .list();
    database.sql("DELETE FROM alert_events WHERE sample").update();
    mixed.forEach(rows::countAgain);
    database.sql("DELETE FROM rule_results WHERE sample").update();
    return removed;
  }

  private void flush(long id) {
    try {
      triage.flush();
    } catch (OptimisticLockingFailureException changedMeanwhile) {
      throw new StaleAlertException(id);
    }
  }

  private void note(
      long id, String by, String kind, @Nullable String from, @Nullable String to, Instant now) {
    rows.addHistory(
        id,
        by,
        kind,
        Map.of(
            "from", Objects.requireNonNullElse(from, ""), "to", Objects.requireNonNullElse(to, "")),
        now);
  }

  private static void check(String field, @Nullable String word, Set<String> words) {
    if (word != null && !words.contains(word)) {
      throw new IllegalArgumentException("There is no " + field + " " + word);
    }
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}

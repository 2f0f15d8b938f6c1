package dev.yagura.alert;

import dev.yagura.alert.AlertWriter.AlertChangeSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is already there when {@link AlertWriter} writes, held by locks until it has written. */
@Repository
class KnownAlerts {

  /** Classes of advisory locks are numbered over the whole console; this is the alerts'. */
  private static final int LOCK_CLASS = 0x616c7274;

  /** Locks are shared by fingerprints: a transaction over many must not fill the lock table. */
  private static final int LOCKS = 1024;

  private final JdbcClient database;

  KnownAlerts(JdbcClient database) {
    this.database = database;
  }

  void lock(Set<String> fingerprints) {
    Set<Integer> locks =
        fingerprints.stream()
            .map(fingerprint -> Integer.parseInt(fingerprint.substring(0, 6), 16) % LOCKS)
            .collect(Collectors.toCollection(TreeSet::new));
    database
        .sql("SELECT pg_advisory_xact_lock(?, lock) FROM unnest(?) AS lock")
        .params(LOCK_CLASS, locks.toArray(Integer[]::new))
        .query((ResultSet row) -> {});
  }

  /** Fingerprint and event id of what is in an alert already. */
  Set<String> knownEvents(Collection<String> fingerprints, List<Sighting> sightings) {
    return new HashSet<>(
        database
            .sql(
                "SELECT fingerprint || event_id FROM alert_events"
                    + " WHERE fingerprint = ANY(?) AND event_id = ANY(?)")
            .params(fingerprints.toArray(String[]::new), eventIds(sightings))
            .query(String.class)
            .list());
  }

  /** Rule id and event id of what is in an alert of any entity. */
  Set<String> alertedEvents(List<Sighting> sightings) {
    if (sightings.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        database
            .sql(
                "SELECT rule_id || event_id FROM alert_events"
                    + " WHERE rule_id = ANY(?) AND event_id = ANY(?)")
            .params(
                sightings.stream()
                    .map(sighting -> sighting.rule().id())
                    .distinct()
                    .toArray(String[]::new),
                eventIds(sightings))
            .query(String.class)
            .list());
  }

  List<Long> alertsOf(String ruleId, Collection<String> eventIds) {
    return database
        .sql(
            "SELECT DISTINCT alert_id FROM alert_events WHERE rule_id = ? AND event_id = ANY(?)"
                + " ORDER BY alert_id")
        .params(ruleId, eventIds.toArray(String[]::new))
        .query(Long.class)
        .list();
  }

  /** The open alerts, oldest first, locked. */
  List<StoredAlert> open(Collection<String> fingerprints) {
    return database
        .sql(
            "SELECT alert_id, fingerprint, first_time, last_time, full_copies, back_fill, sample"
                + " FROM alerts WHERE fingerprint = ANY(?) AND status <> 'closed'"
                + " ORDER BY alert_id FOR UPDATE")
        .param(fingerprints.toArray(String[]::new))
        .query(
            (row, number) ->
                new StoredAlert(
                    row.getLong(1),
                    row.getString(2),
                    time(row, 3),
                    time(row, 4),
                    row.getInt(5),
                    row.getBoolean(6),
                    row.getBoolean(7)))
        .list();
  }

  /** The last closed alert of each. */
  Map<String, Long> lastClosed(Collection<String> fingerprints) {
    Map<String, Long> closed = new HashMap<>();
    database
        .sql(
            "SELECT fingerprint, max(alert_id) FROM alerts WHERE fingerprint = ANY(?)"
                + " AND status = 'closed' AND merged_into IS NULL GROUP BY fingerprint")
        .param(fingerprints.toArray(String[]::new))
        .query(
            (ResultSet row) -> {
              closed.put(row.getString(1), row.getLong(2));
            });
    return closed;
  }

  /** The event keys that are in these alerts already, each as {@link #keyOnHost}. */
  Set<String> knownKeys(List<AlertChangeSet> changes) {
    Long[] alerts = changes.stream().map(AlertChangeSet::id).toArray(Long[]::new);
    String[] keys =
        changes.stream()
            .flatMap(change -> change.draft().added().stream())
            .map(Sighting::eventKey)
            .filter(key -> !key.isEmpty())
            .distinct()
            .toArray(String[]::new);
    return new HashSet<>(
        database
            .sql(
                "SELECT alert_id, host, event_key FROM alert_events"
                    + " WHERE alert_id = ANY(?) AND event_key = ANY(?) AND event_key <> ''")
            .params(alerts, keys)
            .query((row, n) -> keyOnHost(row.getLong(1), row.getString(2), row.getString(3)))
            .list());
  }

  static String keyOnHost(long alert, String host, String eventKey) {
    return alert + " " + host + " " + eventKey;
  }

  private static String[] eventIds(List<Sighting> sightings) {
    return sightings.stream()
        .map(sighting -> sighting.eventId().toString())
        .distinct()
        .toArray(String[]::new);
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}

package dev.yagura.detect.run;

import dev.yagura.detect.window.WindowRow;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code rule_matches} and {@code window_verdicts}. */
@Repository
class WindowRows {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Classes of advisory locks are numbered over the whole console; this is the windows'. */
  private static final int LOCK_CLASS = 0x77696e64;

  /** Locks are shared by groups: a transaction over many must not fill the lock table. */
  private static final int LOCKS = 1024;

  private static final int WINDOWS_AT_ONCE = 200;

  private final JdbcClient database;
  private final JdbcTemplate batches;

  WindowRows(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  /** A base match as it is stored. */
  record StoredRow(
      WindowRow row,
      List<String> groupValues,
      String matched,
      boolean backFill,
      boolean sample,
      boolean alerted) {}

  void lock(Collection<GroupKey> groups) {
    TreeSet<Integer> locks =
        groups.stream()
            .map(group -> Integer.parseInt(group.hash().substring(0, 6), 16) % LOCKS)
            .collect(Collectors.toCollection(TreeSet::new));
    database
        .sql("SELECT pg_advisory_xact_lock(?, lock) FROM unnest(?) AS lock")
        .params(LOCK_CLASS, locks.toArray(Integer[]::new))
        .query((ResultSet row) -> {});
  }

  void insert(Map<GroupKey, List<BaseMatch>> groups, Instant now) {
    List<Object[]> inserted = new ArrayList<>();
    groups.forEach(
        (key, matches) ->
            matches.forEach(
                base -> {
                  Match match = base.finding().match();
                  inserted.add(
                      new Object[] {
                        key.ruleId(),
                        key.version(),
                        key.hash(),
                        at(match.time()),
                        base.finding().base(),
                        match.id().toString(),
                        match.group().toArray(String[]::new),
                        WindowWriter.window(base.finding().rule())
                            .bases()
                            .get(base.finding().base())
                            .name(),
                        match.eventKey(),
                        match.host(),
                        match.count(),
                        match.counted().toArray(String[]::new),
                        JSON.writeValueAsString(match.matched()),
                        base.backFill(),
                        base.sample(),
                        at(now)
                      });
                }));
    batches.batchUpdate(
        """
        INSERT INTO rule_matches (rule_id, rule_version, group_hash, event_time, base, event_id,
          group_values, base_name, event_key, host, event_count, counted, matched, back_fill,
          sample, stored_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        inserted);
  }

  /** The matches of a group within a stretch of event time, both ends included. */
  List<StoredRow> read(GroupKey group, Instant from, Instant to) {
    return database
        .sql(
            """
            SELECT base, event_time, event_id, event_key, host, event_count, counted,
              group_values, matched, back_fill, sample, alerted
            FROM rule_matches
            WHERE rule_id = ? AND rule_version = ? AND group_hash = ? AND event_time BETWEEN ? AND ?
            """)
        .params(group.ruleId(), group.version(), group.hash(), at(from), at(to))
        .query(
            (row, number) ->
                new StoredRow(
                    new WindowRow(
                        row.getInt(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        Arrays.asList((String[]) row.getArray(7).getArray())),
                    Arrays.asList((String[]) row.getArray(8).getArray()),
                    row.getString(9),
                    row.getBoolean(10),
                    row.getBoolean(11),
                    row.getBoolean(12)))
        .list();
  }

  void markAlerted(GroupKey group, List<StoredRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    database
        .sql(
            "UPDATE rule_matches SET alerted = true WHERE rule_id = ? AND rule_version = ?"
                + " AND group_hash = ? AND event_time = ANY(?::timestamptz[]) AND event_id = ANY(?)")
        .params(
            group.ruleId(),
            group.version(),
            group.hash(),
            rows.stream().map(row -> row.row().time().toString()).toArray(String[]::new),
            rows.stream().map(row -> row.row().eventId()).toArray(String[]::new))
        .update();
  }

  void expect(GroupKey group, Instant start, Instant due) {
    database
        .sql(
            """
            INSERT INTO window_verdicts (rule_id, rule_version, group_hash, window_start, due_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (rule_id, rule_version, group_hash, window_start)
            DO UPDATE SET due_at = excluded.due_at, judged_at = NULL
            """)
        .params(group.ruleId(), group.version(), group.hash(), at(start), at(due))
        .update();
  }

  /** Windows that are closed and not judged, by group. */
  Map<GroupKey, List<Instant>> due(Instant now) {
    Map<GroupKey, List<Instant>> due = new TreeMap<>();
    database
        .sql(
            "SELECT rule_id, rule_version, group_hash, window_start FROM window_verdicts"
                + " WHERE judged_at IS NULL AND due_at <= ? ORDER BY due_at LIMIT ?")
        .params(at(now), WINDOWS_AT_ONCE)
        .query(
            (ResultSet row) -> {
              due.computeIfAbsent(
                      new GroupKey(row.getString(1), row.getInt(2), row.getString(3)),
                      none -> new ArrayList<>())
                  .add(row.getObject(4, OffsetDateTime.class).toInstant());
            });
    return due;
  }

  /** Whether a due window fired before; empty where it is no longer due. */
  Optional<Boolean> lockDue(GroupKey group, Instant start, Instant now) {
    return database
        .sql(
            "SELECT fired FROM window_verdicts WHERE rule_id = ? AND rule_version = ?"
                + " AND group_hash = ? AND window_start = ? AND judged_at IS NULL AND due_at <= ?"
                + " FOR UPDATE")
        .params(group.ruleId(), group.version(), group.hash(), at(start), at(now))
        .query(Boolean.class)
        .optional();
  }

  void judged(GroupKey group, Instant start, boolean fired, Instant now) {
    database
        .sql(
            "UPDATE window_verdicts SET judged_at = ?, fired = ? WHERE rule_id = ?"
                + " AND rule_version = ? AND group_hash = ? AND window_start = ?")
        .params(at(now), fired, group.ruleId(), group.version(), group.hash(), at(start))
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

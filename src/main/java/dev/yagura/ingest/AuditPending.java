package dev.yagura.ingest;

import dev.yagura.event.RawLine;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of audit events that nothing has closed yet, in the table {@code audit_pending}. */
@Component
class AuditPending {

  /** Whose audit log it is: writers of one log take turns. */
  record Log(int hostId, String source) implements Comparable<Log> {
    @Override
    public int compareTo(Log other) {
      int byHost = Integer.compare(hostId, other.hostId);
      return byHost != 0 ? byHost : source.compareTo(other.source);
    }
  }

  /** The identity of an audit event in its log. */
  record Key(Instant time, long serial) {}

  /** A line that waits. */
  record Waiting(
      Key key,
      long batchId,
      RawLine line,
      String sourcetype,
      @Nullable String index,
      Instant arrived,
      boolean history) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  AuditPending(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** Waits for other writers of the log, until the end of the transaction. */
  void lock(Log log) {
    jdbc.sql("SELECT pg_advisory_xact_lock(:host, hashtext(:source))::text")
        .param("host", log.hostId())
        .param("source", log.source())
        .query(String.class)
        .optional();
  }

  /** The lines that wait for these events, in the order of receipt. */
  List<Waiting> find(Log log, Collection<Key> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT p.* FROM audit_pending p
            JOIN unnest(:times::text[]::timestamptz[], :serials::bigint[]) AS k (event_time, serial)
              ON k.event_time = p.event_time AND k.serial = p.serial
            WHERE p.host_id = :host AND p.source = :source
            ORDER BY p.batch_id, p.line_number
            """)
        .param("times", times(keys))
        .param("serials", serials(keys))
        .param("host", log.hostId())
        .param("source", log.source())
        .query(
            (row, number) ->
                new Waiting(
                    new Key(
                        row.getObject("event_time", OffsetDateTime.class).toInstant(),
                        row.getLong("serial")),
                    row.getLong("batch_id"),
                    new RawLine(
                        row.getInt("line_number"),
                        row.getInt("line_count"),
                        row.getBytes("bytes"),
                        row.getInt("sent_bytes")),
                    row.getString("sourcetype"),
                    row.getString("index_name"),
                    row.getObject("arrived", OffsetDateTime.class).toInstant(),
                    row.getBoolean("history")))
        .list();
  }

  void add(Log log, Collection<Waiting> lines) {
    template.batchUpdate(
        """
        INSERT INTO audit_pending (host_id, source, event_time, serial, batch_id, line_number,
          line_count, bytes, sent_bytes, sourcetype, index_name, arrived, history)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        lines.stream()
            .map(
                waiting ->
                    new Object[] {
                      log.hostId(),
                      log.source(),
                      OffsetDateTime.ofInstant(waiting.key().time(), ZoneOffset.UTC),
                      waiting.key().serial(),
                      waiting.batchId(),
                      waiting.line().number(),
                      waiting.line().lineCount(),
                      waiting.line().bytes(),
                      waiting.line().sentBytes(),
                      waiting.sourcetype(),
                      waiting.index(),
                      OffsetDateTime.ofInstant(waiting.arrived(), ZoneOffset.UTC),
                      waiting.history()
                    })
            .toList());
  }

  void remove(Log log, Collection<Key> keys) {
    if (keys.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            DELETE FROM audit_pending p
            USING unnest(:times::text[]::timestamptz[], :serials::bigint[]) AS k (event_time, serial)
            WHERE k.event_time = p.event_time AND k.serial = p.serial
              AND p.host_id = :host AND p.source = :source
            """)
        .param("times", times(keys))
        .param("serials", serials(keys))
        .param("host", log.hostId())
        .param("source", log.source())
        .update();
  }

  /**
   * Events of a log that have waited too long.
   *
   * @param host the name of the log's host
   */
  record Overdue(Log log, String host, boolean history) {}

  /** The logs with events whose last record came before a moment, history apart. */
  List<Overdue> overdue(Instant moment) {
    return jdbc.sql(
            """
            SELECT DISTINCT p.host_id, p.source, h.name, bool_and(p.history) AS history
            FROM audit_pending p JOIN hosts h ON h.host_id = p.host_id
            GROUP BY p.host_id, h.name, p.source, p.event_time, p.serial
            HAVING max(p.arrived) < :moment
            """)
        .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Overdue(
                    new Log(row.getInt("host_id"), row.getString("source")),
                    row.getString("name"),
                    row.getBoolean("history")))
        .list();
  }

  /** The events of a log whose last record came before a moment. */
  List<Key> olderThan(Log log, boolean history, Instant moment) {
    return jdbc.sql(
            """
            SELECT event_time, serial FROM audit_pending
            WHERE host_id = :host AND source = :source
            GROUP BY event_time, serial
            HAVING max(arrived) < :moment AND bool_and(history) = :history
            ORDER BY event_time, serial LIMIT 5000
            """)
        .param("host", log.hostId())
        .param("source", log.source())
        .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
        .param("history", history)
        .query(
            (row, number) ->
                new Key(
                    row.getObject("event_time", OffsetDateTime.class).toInstant(),
                    row.getLong("serial")))
        .list();
  }

  // The driver takes no array of times; their ISO form is cast by the server.
  private static String[] times(Collection<Key> keys) {
    return keys.stream().map(key -> key.time().toString()).toArray(String[]::new);
  }

  private static Long[] serials(Collection<Key> keys) {
    return keys.stream().map(Key::serial).toArray(Long[]::new);
  }
}

package dev.yagura.host;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How much each host sends, from the roll-ups: exact, and as fast for a year as for a day. */
@Service
public class Volume {

  /** What volume is grouped by. */
  public enum By {
    HOST("h.name"),
    SOURCETYPE("v.sourcetype"),
    DAY("day");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final JdbcClient jdbc;

  Volume(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Volume of a range, whose bounds count by quarters of an hour.
   *
   * @param zone where days are cut
   * @param byArrival whether the range and the days are of arrival rather than event time
   * @param host only this host; null for all
   */
  public List<VolumeRow> of(
      Instant from, Instant to, Set<By> by, ZoneId zone, boolean byArrival, @Nullable String host) {
    EnumSet<By> groups = EnumSet.noneOf(By.class);
    groups.addAll(by);
    String quarter = byArrival ? "v.arrival_quarter" : "v.event_quarter";
    List<String> columns = new ArrayList<>();
    for (By group : groups) {
      columns.add(
          group == By.DAY ? "(%s AT TIME ZONE :zone)::date".formatted(quarter) : group.column);
    }
    String grouped = columns.isEmpty() ? "" : String.join(", ", columns) + ", ";
    String order = columns.isEmpty() ? "" : numbers(columns.size());
    // The text is put together of the names above alone; every value is bound.
    String sql =
        """
        SELECT %s sum(v.lines) AS lines, sum(v.events) AS events, sum(v.bytes) AS bytes
        FROM volume v JOIN hosts h ON h.host_id = v.host_id
        WHERE %s >= :from AND %s < :to AND (:host::text IS NULL OR h.name = :host)
        %s
        """
            .formatted(
                grouped,
                quarter,
                quarter,
                order.isEmpty()
                    ? "HAVING count(*) > 0"
                    : "GROUP BY " + order + " ORDER BY " + order);
    List<By> grouping = List.copyOf(groups);
    return jdbc.sql(sql)
        .param("zone", zone.getId())
        .param("from", parameter(from))
        .param("to", parameter(to))
        .param("host", host)
        .query(
            (row, number) ->
                new VolumeRow(
                    text(row, grouping.indexOf(By.HOST)),
                    text(row, grouping.indexOf(By.SOURCETYPE)),
                    grouping.contains(By.DAY)
                        ? row.getObject(grouping.indexOf(By.DAY) + 1, LocalDate.class)
                        : null,
                    row.getLong("lines"),
                    row.getLong("events"),
                    row.getLong("bytes")))
        .list();
  }

  private static @Nullable String text(java.sql.ResultSet row, int index)
      throws java.sql.SQLException {
    return index < 0 ? null : row.getString(index + 1);
  }

  private static String numbers(int count) {
    StringBuilder numbers = new StringBuilder("1");
    for (int i = 2; i <= count; i++) {
      numbers.append(", ").append(i);
    }
    return numbers.toString();
  }

  /** Events of one hour and sourcetype. */
  public record HourRow(Instant hour, String sourcetype, long events) {}

  /** Events by hour of event time and sourcetype. */
  public List<HourRow> hourly(Instant from, Instant to, @Nullable String host) {
    return jdbc.sql(
            """
            SELECT date_bin('1 hour', v.event_quarter, timestamptz 'epoch') AS hour, v.sourcetype,
              sum(v.events) AS events
            FROM volume v JOIN hosts h ON h.host_id = v.host_id
            WHERE v.event_quarter >= :from AND v.event_quarter < :to
              AND (:host::text IS NULL OR h.name = :host)
            GROUP BY 1, 2 ORDER BY 1, 2
            """)
        .param("from", parameter(from))
        .param("to", parameter(to))
        .param("host", host)
        .query(
            (row, number) ->
                new HourRow(
                    row.getObject("hour", OffsetDateTime.class).toInstant(),
                    row.getString("sourcetype"),
                    row.getLong("events")))
        .list();
  }

  /**
   * The spans in which any data came, of a host or of all.
   *
   * @param span its width, aligned to the epoch; volume is counted by quarters of an hour, a
   *     shorter span gives those that begin in a quarter with data
   * @return starts of spans, or of quarters where the span is shorter
   */
  public List<Instant> collected(
      Instant from, Instant to, Duration span, boolean byArrival, @Nullable String host) {
    String quarter = byArrival ? "v.arrival_quarter" : "v.event_quarter";
    Duration width = span.compareTo(QUARTER) < 0 ? QUARTER : span;
    return jdbc.sql(
            """
            SELECT DISTINCT date_bin(:width::interval, %1$s, timestamptz 'epoch') AS start
            FROM volume v JOIN hosts h ON h.host_id = v.host_id
            WHERE %1$s >= date_bin('15 minutes', :from::timestamptz, timestamptz 'epoch')
              AND %1$s < :to AND (:host::text IS NULL OR h.name = :host)
            """
                .formatted(quarter))
        .param("width", width.toSeconds() + " seconds")
        .param("from", parameter(from))
        .param("to", parameter(to))
        .param("host", host)
        .query((row, number) -> row.getObject("start", OffsetDateTime.class).toInstant())
        .list();
  }

  /** How many events that arrived in a range went into quarantine. */
  public long quarantined(Instant from, Instant to) {
    return jdbc.sql(
            """
            SELECT coalesce(sum(quarantined), 0) FROM volume
            WHERE arrival_quarter >= :from AND arrival_quarter < :to
            """)
        .param("from", parameter(from))
        .param("to", parameter(to))
        .query(Long.class)
        .single();
  }

  /**
   * Data that really came: a sourcetype with the data model that its events had.
   *
   * @param model empty for events that no model takes
   */
  public record SeenData(String host, String sourcetype, String model) {}

  /** What came in a range of event time, by host. */
  public List<SeenData> seen(Instant from, Instant to, @Nullable String host) {
    return jdbc.sql(
            """
            SELECT DISTINCT h.name, v.sourcetype, coalesce(v.model, '') AS model
            FROM volume v JOIN hosts h ON h.host_id = v.host_id
            WHERE v.event_quarter >= :from AND v.event_quarter < :to AND v.events > 0
              AND (:host::text IS NULL OR h.name = :host)
            """)
        .param("from", parameter(from))
        .param("to", parameter(to))
        .param("host", host)
        .query(
            (row, number) ->
                new SeenData(
                    row.getString("name"), row.getString("sourcetype"), row.getString("model")))
        .list();
  }

  private static OffsetDateTime parameter(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

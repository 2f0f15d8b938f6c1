package dev.yagura.host;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The hosts as they are known from what they send. */
@Service
public class HostInventory {

  private static final Duration LOOKED_BACK = Duration.ofDays(30);
  private static final Duration RHYTHM_OVER = Duration.ofDays(1);
  private static final Duration NEVER_SILENT_BEFORE = Duration.ofMinutes(45);
  private static final int USUAL_TIMES = 4;

  private record Row(String host, Instant firstSeen, @Nullable SourceSummary source) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  HostInventory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Every host by name. */
  public List<HostSummary> hosts() {
    return summaries(null);
  }

  /** The names of every host, in order. */
  public List<String> names() {
    return jdbc.sql("SELECT name FROM hosts WHERE retired_at IS NULL ORDER BY name")
        .query(String.class)
        .list();
  }

  /** One host; empty when it was never heard of. */
  public Optional<HostSummary> host(String name) {
    return summaries(name).stream().findFirst();
  }

  private List<HostSummary> summaries(@Nullable String host) {
    Instant now = clock.instant();
    List<Row> rows =
        jdbc.sql(
                """
                SELECT h.name, h.first_seen, s.* FROM hosts h
                LEFT JOIN (
                  SELECT v.host_id, v.sourcetype, v.source, max(v.last_event) AS last_event,
                    max(v.last_arrival) AS last_arrival, sum(v.lines) AS lines,
                    sum(v.events) AS events, sum(v.bytes) AS bytes,
                    sum(v.quarantined) AS quarantined,
                    count(DISTINCT v.arrival_quarter) FILTER (
                      WHERE v.arrival_quarter >= :rhythm) AS quarters,
                    min(v.arrival_quarter) FILTER (
                      WHERE v.arrival_quarter >= :rhythm) AS first_quarter
                  FROM volume v WHERE v.arrival_quarter >= :from
                  GROUP BY v.host_id, v.sourcetype, v.source
                ) s ON s.host_id = h.host_id
                WHERE h.retired_at IS NULL AND (:host::text IS NULL OR h.name = :host)
                ORDER BY h.name, s.sourcetype, s.source
                """)
            .param("rhythm", parameter(now.minus(RHYTHM_OVER)))
            .param("from", parameter(now.minus(LOOKED_BACK)))
            .param("host", host)
            .query((row, number) -> row(row, now))
            .list();
    Map<String, List<Row>> byHost = new LinkedHashMap<>();
    rows.forEach(row -> byHost.computeIfAbsent(row.host(), h -> new ArrayList<>()).add(row));
    return byHost.entrySet().stream().map(e -> summary(e.getKey(), e.getValue())).toList();
  }

  private static HostSummary summary(String host, List<Row> rows) {
    List<SourceSummary> sources = new ArrayList<>();
    Instant lastSeen = rows.get(0).firstSeen();
    for (Row row : rows) {
      SourceSummary source = row.source();
      if (source != null) {
        sources.add(source);
        lastSeen = lastSeen.isBefore(source.lastArrival()) ? source.lastArrival() : lastSeen;
      }
    }
    return new HostSummary(host, rows.get(0).firstSeen(), lastSeen, sources);
  }

  private static Row row(ResultSet row, Instant now) throws SQLException {
    Instant firstSeen = instant(row, "first_seen");
    String sourcetype = row.getString("sourcetype");
    if (sourcetype == null) {
      return new Row(row.getString("name"), firstSeen, null);
    }
    Instant lastEvent = instant(row, "last_event");
    Instant lastArrival = instant(row, "last_arrival");
    long behind = Duration.between(lastEvent, lastArrival).toSeconds();
    OffsetDateTime firstQuarter = row.getObject("first_quarter", OffsetDateTime.class);
    SourceState state =
        isSilent(
                now,
                lastArrival,
                firstQuarter == null ? null : firstQuarter.toInstant(),
                row.getLong("quarters"))
            ? SourceState.SILENT
            : SourceState.ACTIVE;
    return new Row(
        row.getString("name"),
        firstSeen,
        new SourceSummary(
            sourcetype,
            row.getString("source"),
            lastEvent,
            lastArrival,
            row.getLong("lines"),
            row.getLong("events"),
            row.getLong("bytes"),
            row.getLong("quarantined"),
            Math.max(behind, 0),
            Math.max(-behind, 0),
            null,
            state));
  }

  /** Silent: nothing for four times its usual pause of the last day, and 45 minutes at least. */
  static boolean isSilent(
      Instant now, Instant lastArrival, @Nullable Instant firstQuarter, long quarters) {
    Duration quiet = Duration.between(lastArrival, now);
    if (quiet.compareTo(NEVER_SILENT_BEFORE) < 0) {
      return false;
    }
    if (firstQuarter == null || quarters == 0) {
      return true;
    }
    Duration usual = Duration.between(firstQuarter, lastArrival).dividedBy(Math.max(quarters, 1));
    return quiet.compareTo(usual.multipliedBy(USUAL_TIMES)) > 0;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime parameter(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}

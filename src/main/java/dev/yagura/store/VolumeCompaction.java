package dev.yagura.store;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins the volume deltas of past hours, so that reading a month does not mean reading every slice
 * of it. Joined rows have a negative part.
 */
@Component
class VolumeCompaction {

  private static final Duration LEFT_ALONE = Duration.ofHours(2);

  private final JdbcTemplate jdbc;
  private final Clock clock;

  VolumeCompaction(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT10M")
  @Transactional
  void compact() {
    jdbc.update(
        """
        WITH old AS (
          DELETE FROM volume WHERE part >= 0 AND arrival_quarter < ? RETURNING *
        ), joined AS (
          SELECT host_id, min(slice_id) AS slice_id, event_quarter, arrival_quarter,
            max(last_event) AS last_event, max(last_arrival) AS last_arrival, sum(lines) AS lines,
            sum(events) AS events, sum(bytes) AS bytes, sum(quarantined) AS quarantined,
            sourcetype, source, model
          FROM old GROUP BY host_id, event_quarter, arrival_quarter, sourcetype, source, model
        )
        INSERT INTO volume (host_id, slice_id, part, event_quarter, arrival_quarter, last_event,
          last_arrival, lines, events, bytes, quarantined, sourcetype, source, model)
        SELECT host_id, slice_id, -row_number() OVER (PARTITION BY host_id, slice_id), event_quarter,
          arrival_quarter, last_event, last_arrival, lines, events, bytes, quarantined, sourcetype,
          source, model
        FROM joined
        """,
        StoredTime.parameter(clock.instant().minus(LEFT_ALONE)));
  }
}

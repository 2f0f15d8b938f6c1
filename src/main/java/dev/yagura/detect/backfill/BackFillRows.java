package dev.yagura.detect.backfill;

import dev.yagura.detect.BackFillProgress;
import dev.yagura.detect.run.SliceEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code rule_back_fills}. */
@Repository
class BackFillRows {

  /** Events may be stamped later than they arrive, by clocks that run ahead. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final JdbcClient database;

  BackFillRows(JdbcClient database) {
    this.database = database;
  }

  /** A back-fill that this node is working on. */
  record Claimed(
      long id,
      String ruleId,
      Instant from,
      Instant to,
      long afterSlice,
      long lastSlice,
      long fence) {}

  long request(String ruleId, Instant from, Instant to, String by, Instant now) {
    return database
        .sql(
            """
            INSERT INTO rule_back_fills (rule_id, from_time, to_time, requested_at, requested_by,
              after_slice, last_slice, slices_total)
            SELECT :rule, :from, :to, :now, :by, 0, coalesce(max(slice_id), 0), count(*)
            FROM slices WHERE ready AND arrived >= :arrived
            RETURNING back_fill_id
            """)
        .param("rule", ruleId)
        .param("from", at(from))
        .param("to", at(to))
        .param("now", at(now))
        .param("by", by)
        .param("arrived", at(from.minus(AHEAD)))
        .query(Long.class)
        .single();
  }

  Optional<Claimed> claim(Duration lease, Instant now) {
    return database
        .sql(
            """
            WITH open AS (
              SELECT back_fill_id FROM rule_back_fills
              WHERE finished_at IS NULL AND (lease_until IS NULL OR lease_until < :now)
              ORDER BY back_fill_id LIMIT 1 FOR UPDATE SKIP LOCKED)
            UPDATE rule_back_fills b SET lease_until = :until, fence = fence + 1
            FROM open WHERE b.back_fill_id = open.back_fill_id
            RETURNING b.back_fill_id, rule_id, from_time, to_time, after_slice, last_slice, fence
            """)
        .param("now", at(now))
        .param("until", at(now.plus(lease)))
        .query(
            (row, number) ->
                new Claimed(
                    row.getLong(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)))
        .optional();
  }

  List<SliceEvents> nextSlices(Claimed job, int limit) {
    return database
        .sql(
            "SELECT arrival_day, slice_id FROM slices WHERE ready AND slice_id > ?"
                + " AND slice_id <= ? AND arrived >= ? ORDER BY slice_id LIMIT ?")
        .params(job.afterSlice(), job.lastSlice(), at(job.from().minus(AHEAD)), limit)
        .query(
            (row, number) ->
                new SliceEvents(row.getObject(1, LocalDate.class), row.getLong(2), null))
        .list();
  }

  /** Notes progress and gives the job back; false where it is somebody else's by now. */
  boolean advance(Claimed job, long lastDone, int slices, int matches) {
    return database
            .sql(
                "UPDATE rule_back_fills SET after_slice = ?, slices_done = slices_done + ?,"
                    + " matches = matches + ?, lease_until = NULL"
                    + " WHERE back_fill_id = ? AND fence = ? AND finished_at IS NULL")
            .params(lastDone, slices, matches, job.id(), job.fence())
            .update()
        == 1;
  }

  void finish(Claimed job, String outcome, Instant now) {
    database
        .sql(
            "UPDATE rule_back_fills SET finished_at = ?, outcome = ?, lease_until = NULL"
                + " WHERE back_fill_id = ? AND fence = ?")
        .params(at(now), outcome, job.id(), job.fence())
        .update();
  }

  List<BackFillProgress> ofRule(String ruleId) {
    return database
        .sql(
            "SELECT back_fill_id, rule_id, from_time, to_time, slices_total, slices_done, matches,"
                + " finished_at, outcome FROM rule_back_fills WHERE rule_id = ?"
                + " ORDER BY back_fill_id DESC LIMIT 100")
        .param(ruleId)
        .query(
            (row, number) -> {
              OffsetDateTime finished = row.getObject(8, OffsetDateTime.class);
              return new BackFillProgress(
                  row.getLong(1),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getObject(4, OffsetDateTime.class).toInstant(),
                  row.getInt(5),
                  row.getInt(6),
                  row.getLong(7),
                  finished == null ? null : finished.toInstant(),
                  row.getString(9));
            })
        .list();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

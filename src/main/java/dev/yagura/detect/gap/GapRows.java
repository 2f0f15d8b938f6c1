package dev.yagura.detect.gap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code rule_gaps}. */
@Repository
public class GapRows {

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int LONGEST_PAUSE_DOUBLINGS = 8;

  private final JdbcClient database;
  private final JdbcTemplate batches;

  GapRows(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  /** A rule that was not run on a slice. */
  public record NewGap(
      String ruleId, long sliceId, LocalDate day, boolean backFill, String reason) {}

  /**
   * An open gap that this node tries to fill.
   *
   * @param attempt the fence: a later attempt has a higher one
   */
  public record DueGap(
      long id, String ruleId, long sliceId, LocalDate day, boolean backFill, int attempt) {}

  /** Opens gaps, in the caller's transaction; one that is open already stays as it is. */
  public void open(Collection<NewGap> gaps, Instant now) {
    batches.batchUpdate(
        """
        INSERT INTO rule_gaps (rule_id, slice_id, arrival_day, back_fill, reason, opened_at,
          next_attempt_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (rule_id, slice_id) WHERE closed_at IS NULL DO NOTHING
        """,
        gaps.stream()
            .map(
                gap ->
                    new Object[] {
                      gap.ruleId(),
                      gap.sliceId(),
                      gap.day(),
                      gap.backFill(),
                      gap.reason(),
                      at(now),
                      at(now.plus(FIRST_PAUSE))
                    })
            .toList());
  }

  /** Takes gaps that are due, each with a longer pause before the next attempt. */
  public List<DueGap> take(int limit, Instant now) {
    return database
        .sql(
            """
            WITH due AS (
              SELECT gap_id FROM rule_gaps WHERE closed_at IS NULL AND next_attempt_at <= :now
              ORDER BY next_attempt_at, gap_id LIMIT :limit FOR UPDATE SKIP LOCKED)
            UPDATE rule_gaps g SET attempts = attempts + 1,
              next_attempt_at = :now
                + make_interval(secs => :pause * power(2, least(attempts, :doublings)))
            FROM due WHERE g.gap_id = due.gap_id
            RETURNING g.gap_id, g.rule_id, g.slice_id, g.arrival_day, g.back_fill, g.attempts
            """)
        .param("now", at(now))
        .param("limit", limit)
        .param("pause", (double) FIRST_PAUSE.multipliedBy(2).toSeconds())
        .param("doublings", LONGEST_PAUSE_DOUBLINGS)
        .query(
            (row, number) ->
                new DueGap(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getObject(4, LocalDate.class),
                    row.getBoolean(5),
                    row.getInt(6)))
        .list();
  }

  /** Closes a gap, in the caller's transaction; false where this attempt is no longer the last. */
  public boolean close(DueGap gap, String outcome, Instant now) {
    return database
            .sql(
                "UPDATE rule_gaps SET closed_at = ?, outcome = ?"
                    + " WHERE gap_id = ? AND attempts = ? AND closed_at IS NULL")
            .params(at(now), outcome, gap.id(), gap.attempt())
            .update()
        == 1;
  }

  /** Notes why an attempt failed. */
  public void failed(DueGap gap, String reason) {
    database
        .sql("UPDATE rule_gaps SET reason = ? WHERE gap_id = ? AND attempts = ?")
        .params(reason, gap.id(), gap.attempt())
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

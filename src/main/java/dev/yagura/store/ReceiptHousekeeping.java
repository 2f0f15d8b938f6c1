package dev.yagura.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes what is kept about events that are long gone: receipts, slices, amendments and volume
 * past the longest retention, and the candidate hints of slices that were evaluated a day ago.
 */
@Component
class ReceiptHousekeeping {

  private static final Duration HINTS_KEPT = Duration.ofDays(1);

  private final JdbcTemplate jdbc;
  private final RetentionPolicy retention;
  private final Clock clock;

  ReceiptHousekeeping(JdbcTemplate jdbc, RetentionPolicy retention, Clock clock) {
    this.jdbc = jdbc;
    this.retention = retention;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT15M")
  @Transactional
  void remove() {
    Instant now = clock.instant();
    Object longAgo = StoredTime.parameter(now.minus(Duration.ofDays(retention.longestDays() + 1L)));
    jdbc.update(
        """
        DELETE FROM batch_slices WHERE slice_id IN (SELECT slice_id FROM slices WHERE arrived < ?)
        """,
        longAgo);
    jdbc.update("DELETE FROM slices WHERE arrived < ?", longAgo);
    jdbc.update("DELETE FROM batches WHERE received_at < ?", longAgo);
    jdbc.update("DELETE FROM event_amendments WHERE arrived < ?", longAgo);
    jdbc.update("DELETE FROM volume WHERE arrival_quarter < ?", longAgo);
    jdbc.update(
        """
        DELETE FROM slice_candidates WHERE slice_id IN (
          SELECT slice_id FROM slices WHERE evaluated_at < ?)
        """,
        StoredTime.parameter(now.minus(HINTS_KEPT)));
  }
}

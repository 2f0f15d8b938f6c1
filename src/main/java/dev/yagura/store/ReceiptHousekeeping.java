package dev.yagura.store;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes what is kept about events that are long gone: receipts, slices, amendments and volume
 * past the longest retention.
 */
@Component
class ReceiptHousekeeping {

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
    Duration kept = Duration.ofDays(retention.longestDays() + 1L);
    Object longAgo = StoredTime.parameter(clock.instant().minus(kept));
    jdbc.update(
        """
        DELETE FROM batch_slices WHERE slice_id IN (SELECT slice_id FROM slices WHERE arrived < ?)
        """,
        longAgo);
    jdbc.update("DELETE FROM slices WHERE arrived < ?", longAgo);
    jdbc.update("DELETE FROM batches WHERE received_at < ?", longAgo);
    jdbc.update("DELETE FROM event_amendments WHERE arrived < ?", longAgo);
    jdbc.update("DELETE FROM volume WHERE arrival_quarter < ?", longAgo);
  }
}

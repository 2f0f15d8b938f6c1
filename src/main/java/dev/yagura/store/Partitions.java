package dev.yagura.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the day partitions of events and raw blocks ahead of time, and drops those past their
 * retention. The only job that does so; an advisory lock keeps two nodes apart.
 */
@Component
final class Partitions implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
  private static final int DAYS_AHEAD = 7;
  private static final long LOCK = 0x7961_6775_7261_0001L;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final Pattern NAME =
      Pattern.compile("(?:events|raw_blocks)_([1234])_(\\d{8})", Pattern.CASE_INSENSITIVE);

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final RetentionPolicy retention;
  private final Clock clock;

  Partitions(
      JdbcTemplate jdbc, TransactionTemplate transaction, RetentionPolicy retention, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
    keep();
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
  void keep() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    transaction.executeWithoutResult(
        status -> {
          jdbc.execute("SET LOCAL lock_timeout = '5s'");
          jdbc.queryForList("SELECT pg_advisory_xact_lock(?)::text", LOCK);
          for (int retentionClass : RetentionPolicy.CLASSES) {
            for (int day = -1; day <= DAYS_AHEAD; day++) {
              create("events", retentionClass, today.plusDays(day));
              create("raw_blocks", retentionClass, today.plusDays(day));
            }
          }
        });
    expired(today).forEach(this::drop);
  }

  // Names and bounds come from an enumeration of classes and a calendar day, never from input.
  private void create(String table, int retentionClass, LocalDate day) {
    jdbc.execute(
        """
        CREATE TABLE IF NOT EXISTS %s_%d_%s PARTITION OF %1$s
        FOR VALUES FROM (%2$d, '%4$s') TO (%2$d, '%5$s')
        """
            .formatted(table, retentionClass, DAY.format(day), day, day.plusDays(1)));
  }

  private List<String> expired(LocalDate today) {
    return jdbc
        .queryForList(
            """
            SELECT c.relname FROM pg_inherits i
            JOIN pg_class c ON c.oid = i.inhrelid
            JOIN pg_class p ON p.oid = i.inhparent
            WHERE p.relname IN ('events', 'raw_blocks')
            """,
            String.class)
        .stream()
        .filter(name -> isExpired(name, today))
        .toList();
  }

  private boolean isExpired(String partition, LocalDate today) {
    Matcher matcher = NAME.matcher(partition);
    if (!matcher.matches()) {
      return false;
    }
    int kept = retention.days(Integer.parseInt(matcher.group(1)));
    return LocalDate.parse(matcher.group(2), DAY).isBefore(today.minusDays(kept));
  }

  private void drop(String partition) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.execute("SET LOCAL lock_timeout = '5s'");
          jdbc.execute("DROP TABLE IF EXISTS " + partition);
        });
    LOG.info("Dropped the partition {}: it is past its retention.", partition);
  }
}

package dev.yagura.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Times as PostgreSQL keeps them: microseconds, and years that it can hold; a log may claim any.
 */
final class StoredTime {

  private static final Instant FLOOR = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant CEILING = Instant.parse("9999-12-31T23:59:59.999999Z");

  private StoredTime() {}

  static Instant of(Instant time) {
    Instant bounded = time.isBefore(FLOOR) ? FLOOR : time.isAfter(CEILING) ? CEILING : time;
    return bounded.truncatedTo(ChronoUnit.MICROS);
  }

  /** As a JDBC parameter. */
  static OffsetDateTime parameter(Instant time) {
    return OffsetDateTime.ofInstant(of(time), ZoneOffset.UTC);
  }
}

package dev.yagura.web;

import dev.yagura.host.Volume;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The last 24 hours, the hour that is running included. */
final class LastDay {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HOURS = 24;

  private LastDay() {}

  /** Events by hour of event time and sourcetype, of a host or of all. */
  static Counts perHour(Volume volume, Instant now, @Nullable String host) {
    Instant to = now.truncatedTo(ChronoUnit.HOURS).plus(HOUR);
    Instant from = to.minus(HOUR.multipliedBy(HOURS));
    CountsBuilder counts = new CountsBuilder(from, to, HOUR);
    volume
        .hourly(from, to, host)
        .forEach(row -> counts.add(row.hour(), row.sourcetype(), row.events()));
    return counts.build(volume.collected(from, to, HOUR, false, host));
  }
}

package dev.yagura.query.sigma;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads {@code 30s}, {@code 5m}, {@code 1h}, {@code 7d}, {@code 2w}, {@code 1M}, {@code 1y}. */
final class Timespan {

  /** Months and years by their mean length in the Gregorian calendar. */
  private static final Map<Character, Long> SECONDS =
      Map.of(
          's',
          1L,
          'm',
          60L,
          'h',
          3_600L,
          'd',
          86_400L,
          'w',
          604_800L,
          'M',
          2_629_746L,
          'y',
          31_556_952L);

  private Timespan() {}

  static Optional<Duration> parse(String text) {
    if (!text.matches("[0-9]{1,6}[smhdwMy]")) {
      return Optional.empty();
    }
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    Duration span =
        Duration.ofSeconds(count * SECONDS.getOrDefault(text.charAt(text.length() - 1), 1L));
    return span.isZero() ? Optional.empty() : Optional.of(span);
  }
}

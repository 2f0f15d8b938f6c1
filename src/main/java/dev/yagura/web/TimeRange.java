package dev.yagura.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of time as it stands in a page's address. Relative ends stay relative.
 *
 * @param fromText as given, {@code -24h} or {@code 2026-05-01 10:00}
 * @param toText as given; empty for now
 * @param readable whether both ends could be read; if not, the range is the preset one
 */
record TimeRange(String fromText, String toText, Instant from, Instant to, boolean readable) {

  /** What is offered. */
  static final List<String> PRESETS = List.of("-15m", "-1h", "-6h", "-24h", "-7d", "-30d");

  private static final Pattern RELATIVE = Pattern.compile("(?:now)?-([0-9]{1,6})([smhdw])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss[.SSS]]");

  /** Spans of histograms; the smallest is taken that gives at most 60. */
  private static final List<Duration> SPANS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(365));

  /** Reads both ends; an empty start is the preset one, an empty end is now. */
  static TimeRange of(
      @Nullable String from, @Nullable String to, String preset, ZoneId zone, Instant now) {
    String fromText = from == null || from.isBlank() ? preset : from.strip();
    String toText = to == null ? "" : to.strip();
    Optional<Instant> start = read(fromText, zone, now);
    Optional<Instant> end = toText.isEmpty() ? Optional.of(now) : read(toText, zone, now);
    if (start.isEmpty() || end.isEmpty() || !start.get().isBefore(end.get())) {
      Instant presetStart = read(preset, zone, now).orElseThrow();
      return new TimeRange(fromText, toText, presetStart, now, false);
    }
    return new TimeRange(fromText, toText, start.get(), end.get(), true);
  }

  /** A point in time: relative, RFC 3339, or a date with or without a time in the zone. */
  static Optional<Instant> read(String text, ZoneId zone, Instant now) {
    if (text.equals("now")) {
      return Optional.of(now);
    }
    Matcher relative = RELATIVE.matcher(text);
    try {
      if (relative.matches()) {
        Duration unit = UNITS.get(relative.group(2));
        return Optional.of(now.minus(unit.multipliedBy(Long.parseLong(relative.group(1)))));
      }
      if (text.length() == 10) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
      }
      String joined = text.replace(' ', 'T');
      if (joined.endsWith("Z") || joined.indexOf('+') > 0 || joined.lastIndexOf('-') > 10) {
        return Optional.of(OffsetDateTime.parse(joined).toInstant());
      }
      return Optional.of(LocalDateTime.parse(joined, LOCAL).atZone(zone).toInstant());
    } catch (DateTimeException | ArithmeticException notATime) {
      return Optional.empty();
    }
  }

  /** The width of a histogram's spans over this range. */
  Duration span() {
    Duration whole = Duration.between(from, to);
    return SPANS.stream()
        .filter(span -> whole.dividedBy(span) <= 60)
        .findFirst()
        .orElse(SPANS.get(SPANS.size() - 1));
  }

  /** Whether this is the preset that ends now. */
  public boolean isPreset(String preset) {
    return toText.isEmpty() && fromText.equals(preset);
  }
}

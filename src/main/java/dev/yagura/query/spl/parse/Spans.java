package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Reads lengths of time such as {@code 15m}, {@code 1h}, {@code 30sec}. */
final class Spans {

  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("", Duration.ofSeconds(1)),
          Map.entry("s", Duration.ofSeconds(1)),
          Map.entry("sec", Duration.ofSeconds(1)),
          Map.entry("secs", Duration.ofSeconds(1)),
          Map.entry("second", Duration.ofSeconds(1)),
          Map.entry("seconds", Duration.ofSeconds(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("mins", Duration.ofMinutes(1)),
          Map.entry("minute", Duration.ofMinutes(1)),
          Map.entry("minutes", Duration.ofMinutes(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("hr", Duration.ofHours(1)),
          Map.entry("hrs", Duration.ofHours(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("hours", Duration.ofHours(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("days", Duration.ofDays(1)));

  private Spans() {}

  static Duration parse(Token token) throws ProblemException {
    String text = token.text().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    Duration unit = UNITS.get(text.substring(digits));
    if (unit == null || digits > 9) {
      throw new ProblemException(
          Problem.unsupported(token.place(), "the span " + token.shown() + " is not supported"));
    }
    long number = digits == 0 ? 1 : Long.parseLong(text.substring(0, digits));
    if (number == 0) {
      throw new ProblemException(Problem.invalid(token.place(), "a span of no length"));
    }
    return unit.multipliedBy(number);
  }
}

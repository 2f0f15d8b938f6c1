package dev.yagura.parse.lines;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as a count since 1970: seconds, with a fraction or not, milli-, micro- or nanoseconds. */
final class EpochText {

  private static final int LONGEST = 32;
  private static final int SECONDS_DIGITS = 11;

  private EpochText() {}

  /** The instant; null where the text is no such count. The unit is told by the size. */
  static @Nullable Instant read(String text) {
    if (text.length() < 9 || text.length() > LONGEST || !isNumber(text)) {
      return null;
    }
    int point = text.indexOf('.');
    int digits = point < 0 ? text.length() : point;
    int shift = digits <= SECONDS_DIGITS ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
    try {
      BigDecimal seconds = new BigDecimal(text).movePointLeft(shift);
      long whole = seconds.longValue();
      long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
      return Instant.ofEpochSecond(whole, nanos);
    } catch (NumberFormatException | DateTimeException none) {
      return null;
    }
  }

  private static boolean isNumber(String text) {
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '.') {
        points++;
      } else if (character < '0' || character > '9') {
        return false;
      }
    }
    return points <= 1;
  }
}

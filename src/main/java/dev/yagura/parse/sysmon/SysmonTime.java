package dev.yagura.parse.sysmon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The two time forms of Sysmon: {@code 2022-05-11T18:10:22.003485000Z} (TimeCreated) and {@code
 * 2022-05-11 18:10:21.998} (UtcTime, UTC without saying so).
 */
final class SysmonTime {

  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;

  private SysmonTime() {}

  /** The instant of a text, to the nanosecond; null where it is not a time of either form. */
  static @Nullable Instant read(@Nullable String text) {
    if (text == null || text.length() < SECONDS_END || !hasSeparators(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    if ((year | month | day | hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 60) {
      return null;
    }
    int end = SECONDS_END;
    int nanos = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      int digits = 0;
      end++;
      while (end < text.length() && isDigit(text.charAt(end))) {
        if (digits < NANO_DIGITS) {
          nanos = nanos * 10 + (text.charAt(end) - '0');
          digits++;
        }
        end++;
      }
      for (; digits < NANO_DIGITS; digits++) {
        nanos *= 10;
      }
    }
    try {
      ZoneOffset offset = offset(text.substring(end));
      if (offset == null) {
        return null;
      }
      long seconds =
          LocalDate.of(year, month, day).toEpochDay() * 86_400L
              + hour * 3_600L
              + minute * 60L
              + second;
      return Instant.ofEpochSecond(seconds - offset.getTotalSeconds(), nanos);
    } catch (DateTimeException impossibleDate) {
      return null;
    }
  }

  private static boolean hasSeparators(String text) {
    char between = text.charAt(10);
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (between == 'T' || between == ' ')
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static @Nullable ZoneOffset offset(String text) {
    if (text.isEmpty() || text.equals("Z") || text.equals("z")) {
      return ZoneOffset.UTC;
    }
    boolean signed = text.charAt(0) == '+' || text.charAt(0) == '-';
    return signed && text.length() <= 6 ? ZoneOffset.of(text) : null;
  }

  /** The number that digits write; -1 where there is anything else. */
  private static int number(String text, int start, int end) {
    int value = 0;
    for (int at = start; at < end; at++) {
      char digit = text.charAt(at);
      if (!isDigit(digit)) {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return value;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}

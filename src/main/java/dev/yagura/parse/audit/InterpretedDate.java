package dev.yagura.parse.audit;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The date that {@code ausearch -i} prints, strftime(3) {@code %x %T} of its locale and the
 * milliseconds: {@code 06/05/2025 11:03:38.949}, {@code 05.06.2025 …}, {@code 2025年06月05日 …}.
 *
 * @param ambiguous whether both of the first two numbers could be the month; then the order is that
 *     of the United States, which is that of the C and en_US locales, except between points
 */
record InterpretedDate(LocalDateTime time, boolean ambiguous) {

  /** Reads a date; null where it is none. */
  static @Nullable InterpretedDate read(String text) {
    List<Integer> numbers = new ArrayList<>(7);
    int value = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c >= '0' && c <= '9') {
        value = Math.min(99_999, Math.max(value, 0) * 10 + (c - '0'));
      } else if (value >= 0) {
        numbers.add(value);
        value = -1;
      }
    }
    if (numbers.size() != 7) {
      return null;
    }
    int first = numbers.get(0);
    int second = numbers.get(1);
    int third = numbers.get(2);
    boolean yearFirst = first > 31;
    boolean dayFirst = !yearFirst && (first > 12 || text.indexOf('.') < text.indexOf(' '));
    int year = yearFirst ? first : third < 100 ? 2000 + third : third;
    int month = yearFirst || dayFirst ? second : first;
    int day = yearFirst ? third : dayFirst ? first : second;
    boolean ambiguous = !yearFirst && first <= 12 && second <= 12 && first != second;
    try {
      return new InterpretedDate(
          LocalDateTime.of(
              year,
              month,
              day,
              numbers.get(3),
              numbers.get(4),
              numbers.get(5),
              numbers.get(6) % 1000 * 1_000_000),
          ambiguous);
    } catch (DateTimeException e) {
      return null;
    }
  }
}

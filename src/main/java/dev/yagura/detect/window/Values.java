package dev.yagura.detect.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The counted values of matches. */
final class Values {

  private Values() {}

  /** All values of a match as one; empty where one of them is missing. */
  static Optional<List<String>> tuple(WindowRow row) {
    List<String> tuple = new ArrayList<>();
    for (@Nullable String value : row.counted()) {
      if (value == null) {
        return Optional.empty();
      }
      tuple.add(value);
    }
    return tuple.isEmpty() ? Optional.empty() : Optional.of(tuple);
  }

  /** The first value as a number; empty where it is none. */
  static OptionalDouble number(WindowRow row) {
    String value = row.counted().isEmpty() ? null : row.counted().get(0);
    if (value == null) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(value.strip());
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }
}

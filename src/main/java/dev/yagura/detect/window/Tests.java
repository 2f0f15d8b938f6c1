package dev.yagura.detect.window;

import java.util.Map;
import java.util.Set;

/** The comparisons of a condition. */
final class Tests {

  private static final Set<String> OPERATORS = Set.of("gt", "gte", "lt", "lte", "eq", "neq");

  private Tests() {}

  /** Whether a value passes all of them; keys that are no operators are not looked at. */
  static boolean pass(Map<String, Double> tests, double value) {
    return tests.entrySet().stream()
        .filter(test -> OPERATORS.contains(test.getKey()))
        .allMatch(test -> passes(test.getKey(), value, test.getValue()));
  }

  private static boolean passes(String operator, double value, double threshold) {
    return switch (operator) {
      case "gt" -> value > threshold;
      case "gte" -> value >= threshold;
      case "lt" -> value < threshold;
      case "lte" -> value <= threshold;
      case "eq" -> value == threshold;
      case "neq" -> value != threshold;
      default -> throw new IllegalArgumentException(operator);
    };
  }
}

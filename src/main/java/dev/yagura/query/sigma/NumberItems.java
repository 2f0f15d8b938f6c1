package dev.yagura.query.sigma;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Test;
import dev.yagura.query.plan.Test.Comparison;
import dev.yagura.query.plan.Test.TimePart;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Compiles values that are compared as numbers, of fields or of parts of a date. */
final class NumberItems {

  private static final Map<Modifier, Comparison> COMPARISONS =
      Map.of(
          Modifier.LT, Comparison.LESS,
          Modifier.LTE, Comparison.LESS_OR_EQUAL,
          Modifier.GT, Comparison.GREATER,
          Modifier.GTE, Comparison.GREATER_OR_EQUAL);

  private static final Map<Modifier, TimePart> PARTS =
      Map.of(
          Modifier.MINUTE, TimePart.MINUTE,
          Modifier.HOUR, TimePart.HOUR,
          Modifier.DAY, TimePart.DAY,
          Modifier.WEEK, TimePart.WEEK,
          Modifier.MONTH, TimePart.MONTH,
          Modifier.YEAR, TimePart.YEAR);

  private NumberItems() {}

  static boolean appliesTo(FieldKey item) {
    return item.modifiers().stream()
        .anyMatch(m -> COMPARISONS.containsKey(m) || PARTS.containsKey(m));
  }

  static Condition compile(FieldKey item, ScalarNode value, Findings findings) {
    Optional<BigDecimal> number = number(value.getValue());
    Optional<TimePart> part = first(item, PARTS);
    Comparison comparison = first(item, COMPARISONS).orElse(Comparison.EQUAL);
    if (item.isKeyword() || number.isEmpty()) {
      findings.invalid(value, "A field is compared with a number here, not with this");
      return Constant.FALSE;
    }
    if (part.isEmpty()) {
      return new Test.NumberTest(item.field(), comparison, number.get());
    }
    if (number.get().stripTrailingZeros().scale() > 0 || number.get().abs().intValue() > 9999) {
      findings.invalid(value, "A part of a date is a whole number");
      return Constant.FALSE;
    }
    return new Test.TimeTest(item.field(), part.get(), comparison, number.get().longValue());
  }

  static Optional<BigDecimal> number(String text) {
    return text.matches("[+-]?[0-9]{1,40}(?:\\.[0-9]{1,40})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static <T> Optional<T> first(FieldKey item, Map<Modifier, T> meanings) {
    return item.modifiers().stream().filter(meanings::containsKey).findFirst().map(meanings::get);
  }
}

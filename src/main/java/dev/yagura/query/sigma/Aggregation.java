package dev.yagura.query.sigma;

import dev.yagura.query.RuleProblem.Kind;
import dev.yagura.query.yaml.YamlDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What Sigma 1 wrote after a bar: {@code count(field) by group > 5}, with {@code timeframe}.
 *
 * @param field whose distinct values are counted; null for events
 * @param operator {@code gt} and so on
 */
record Aggregation(
    @Nullable String field,
    List<String> groupBy,
    String operator,
    double threshold,
    Duration timeframe) {

  private static final Map<String, String> OPERATORS =
      Map.of(">", "gt", ">=", "gte", "<", "lt", "<=", "lte", "=", "eq", "==", "eq");

  static Aggregation read(List<ConditionToken> tokens, @Nullable Node timeframe)
      throws ConditionProblemException {
    int place = tokens.isEmpty() ? 0 : tokens.get(0).offset();
    if (tokens.isEmpty() || !tokens.get(0).is("count")) {
      throw new ConditionProblemException(
          Kind.UNSUPPORTED, place, "Of Sigma 1's aggregations only count is supported");
    }
    // count ( field ) by group operator number; the field and the group may be missing
    String text = tokens.stream().map(ConditionToken::text).collect(Collectors.joining(" "));
    var parts =
        java.util.regex.Pattern.compile(
                "(?i:count) \\( (?:([^ ()]+) )?\\)(?: (?i:by) ([^ ]+(?: ?, ?[^ ,]+)*+))? ([<>=]{1,2}) ?([0-9]+)")
            .matcher(text);
    if (!parts.matches() || !OPERATORS.containsKey(parts.group(3))) {
      throw new ConditionProblemException(
          Kind.INVALID, place, "After the bar stands count(field) by group > number");
    }
    Optional<Duration> length =
        Optional.ofNullable(timeframe).flatMap(YamlDocument::text).flatMap(Timespan::parse);
    if (length.isEmpty()) {
      throw new ConditionProblemException(
          Kind.UNSUPPORTED, place, "Counting needs a timeframe such as 5m, and there is none");
    }
    return new Aggregation(
        parts.group(1),
        parts.group(2) == null ? List.of() : List.of(parts.group(2).split(" ?, ?")),
        OPERATORS.get(parts.group(3)),
        new BigDecimal(parts.group(4)).doubleValue(),
        length.get());
  }
}

package dev.yagura.detect.window;

import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges a condition over all the matches of one closed stretch of time. */
final class BucketCondition {

  private static final String PERCENTILE = "percentile";

  private BucketCondition() {}

  /** The matches that the condition held for; empty where it did not hold. */
  static List<WindowRow> holding(RulePlan.Window window, List<WindowRow> rows) {
    WindowCondition condition = window.condition();
    Map<String, Double> tests = condition.tests();
    return switch (condition.kind()) {
      case EVENT_COUNT -> all(rows, Tests.pass(tests, count(rows)));
      case VALUE_COUNT -> all(rows, Tests.pass(tests, distinctTuples(rows)));
      case VALUE_SUM ->
          all(rows, Tests.pass(tests, numbers(rows).stream().mapToDouble(n -> n).sum()));
      case VALUE_AVG -> all(rows, average(tests, numbers(rows)));
      case VALUE_PERCENTILE ->
          tests.containsKey(PERCENTILE)
              ? all(rows, percentile(tests, numbers(rows)))
              : rareOrCommon(tests, rows);
      case TEMPORAL ->
          all(
              rows,
              enoughBases(window, (int) rows.stream().map(WindowRow::base).distinct().count()));
      case TEMPORAL_ORDERED -> all(rows, enoughBases(window, longestChain(window, rows)));
    };
  }

  /** Without tests all bases must have matched. */
  static boolean enoughBases(RulePlan.Window window, int bases) {
    Map<String, Double> tests = window.condition().tests();
    return tests.isEmpty() ? bases >= window.bases().size() : bases > 0 && Tests.pass(tests, bases);
  }

  private static List<WindowRow> all(List<WindowRow> rows, boolean holds) {
    return holds ? rows : List.of();
  }

  private static long count(List<WindowRow> rows) {
    return rows.stream().mapToLong(WindowRow::count).sum();
  }

  private static long distinctTuples(List<WindowRow> rows) {
    return rows.stream().flatMap(row -> Values.tuple(row).stream()).distinct().count();
  }

  private static List<Double> numbers(List<WindowRow> rows) {
    return rows.stream()
        .flatMapToDouble(row -> Values.number(row).stream())
        .sorted()
        .boxed()
        .toList();
  }

  private static boolean average(Map<String, Double> tests, List<Double> numbers) {
    return !numbers.isEmpty()
        && Tests.pass(tests, numbers.stream().mapToDouble(n -> n).average().orElseThrow());
  }

  /** The nearest-rank percentile, as pySigma's extra key asks for. */
  private static boolean percentile(Map<String, Double> tests, List<Double> numbers) {
    if (numbers.isEmpty()) {
      return false;
    }
    double rank = Math.ceil(tests.getOrDefault(PERCENTILE, 0.0) / 100 * numbers.size());
    int index = (int) Math.max(0, Math.min(numbers.size() - 1, rank - 1));
    return Tests.pass(tests, numbers.get(index));
  }

  /** The specification's reading: the share of a value among the group's events, in percent. */
  private static List<WindowRow> rareOrCommon(Map<String, Double> tests, List<WindowRow> rows) {
    Map<List<String>, Long> counts =
        rows.stream()
            .filter(row -> Values.tuple(row).isPresent())
            .collect(
                Collectors.groupingBy(
                    row -> Values.tuple(row).orElseThrow(),
                    Collectors.summingLong(WindowRow::count)));
    double total = counts.values().stream().mapToLong(n -> n).sum();
    return rows.stream()
        .filter(
            row ->
                Values.tuple(row)
                    .filter(
                        value -> Tests.pass(tests, counts.getOrDefault(value, 0L) * 100 / total))
                    .isPresent())
        .toList();
  }

  private static int longestChain(RulePlan.Window window, List<WindowRow> rows) {
    Chains chains = new Chains(window.bases().size());
    rows.forEach(chains::add);
    return chains.longest(Instant.MIN);
  }
}

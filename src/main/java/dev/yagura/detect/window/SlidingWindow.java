package dev.yagura.detect.window;

import dev.yagura.detect.window.WindowJudge.Interval;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Slides a window over matches in order of time. A condition that only grows holds somewhere if and
 * only if it holds in a full window that ends at a match.
 */
final class SlidingWindow {

  private final RulePlan.Window window;
  private final Map<Object, Integer> distinct = new HashMap<>();
  private final Chains chains;
  private long count;
  // Exact, so that what slid out leaves nothing behind.
  private BigDecimal sum = BigDecimal.ZERO;

  private SlidingWindow(RulePlan.Window window) {
    this.window = window;
    this.chains = new Chains(window.bases().size());
  }

  /** The stretches in which the condition held, possibly overlapping. */
  static List<Interval> intervals(RulePlan.Window window, List<WindowRow> rows) {
    SlidingWindow sliding = new SlidingWindow(window);
    List<Interval> intervals = new ArrayList<>();
    int first = 0;
    for (int last = 0; last < rows.size(); last++) {
      WindowRow newest = rows.get(last);
      sliding.enter(newest);
      Instant start = newest.time().minus(window.timespan());
      while (rows.get(first).time().isBefore(start)) {
        sliding.leave(rows.get(first++));
      }
      if (sliding.holds(start)) {
        intervals.add(new Interval(rows.get(first).time(), newest.time()));
      }
    }
    return intervals;
  }

  private void enter(WindowRow row) {
    count += row.count();
    sum = sum.add(new BigDecimal(Values.number(row).orElse(0)));
    Object value = distinctValue(row);
    if (value != null) {
      distinct.merge(value, 1, Integer::sum);
    }
    chains.add(row);
  }

  private void leave(WindowRow row) {
    count -= row.count();
    sum = sum.subtract(new BigDecimal(Values.number(row).orElse(0)));
    Object value = distinctValue(row);
    if (value != null) {
      distinct.computeIfPresent(value, (same, n) -> n == 1 ? null : n - 1);
    }
  }

  private @org.jspecify.annotations.Nullable Object distinctValue(WindowRow row) {
    return window.condition().kind() == WindowCondition.Kind.TEMPORAL
        ? (Object) row.base()
        : Values.tuple(row).orElse(null);
  }

  private boolean holds(Instant start) {
    WindowCondition condition = window.condition();
    return switch (condition.kind()) {
      case EVENT_COUNT -> Tests.pass(condition.tests(), count);
      case VALUE_COUNT -> Tests.pass(condition.tests(), distinct.size());
      case VALUE_SUM -> Tests.pass(condition.tests(), sum.doubleValue());
      case TEMPORAL -> BucketCondition.enoughBases(window, distinct.size());
      case TEMPORAL_ORDERED -> BucketCondition.enoughBases(window, chains.longest(start));
      case VALUE_AVG, VALUE_PERCENTILE ->
          throw new IllegalStateException("Judged in closed buckets only");
    };
  }
}

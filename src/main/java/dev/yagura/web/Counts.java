package dev.yagura.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of each kind in each span of time.
 *
 * @param starts the spans' starts, ascending, {@code width} apart
 * @param series for each kind its count in each span, in the order to be drawn
 * @param collected for each span whether any data came at all: silence is not calm
 */
record Counts(
    List<Instant> starts, Duration width, Map<String, List<Long>> series, List<Boolean> collected) {

  Counts {
    starts = List.copyOf(starts);
    series = new LinkedHashMap<>(series);
    collected = List.copyOf(collected);
  }

  /** All of all kinds. */
  public long total() {
    return series.values().stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }
}

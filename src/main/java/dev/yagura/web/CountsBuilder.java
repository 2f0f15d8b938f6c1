package dev.yagura.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts counts by span and kind together, the kind with most first. */
final class CountsBuilder {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final Instant first;
  private final Duration width;
  private final int spans;
  private final Map<String, long[]> series = new HashMap<>();

  /**
   * @param from in the first span
   * @param to after the last span's start
   * @param width of a span, aligned to the epoch, whole seconds
   */
  CountsBuilder(Instant from, Instant to, Duration width) {
    this.width = width;
    this.first = floor(from, width);
    long seconds = Duration.between(first, to).toSeconds();
    boolean whole = to.getNano() == 0 && seconds % width.toSeconds() == 0;
    this.spans = (int) (seconds / width.toSeconds() + (whole ? 0 : 1));
  }

  void add(Instant span, String kind, long count) {
    long slot = Math.floorDiv(Duration.between(first, span).toSeconds(), width.toSeconds());
    if (slot >= 0 && slot < spans) {
      series.computeIfAbsent(kind, k -> new long[spans])[(int) slot] += count;
    }
  }

  /**
   * @param collected starts of spans with data, or of the quarters of an hour that shorter spans
   *     are in
   */
  Counts build(Collection<Instant> collected) {
    Set<Instant> with = new HashSet<>(collected);
    Duration cell = width.compareTo(QUARTER) < 0 ? QUARTER : width;
    List<Instant> starts = new ArrayList<>();
    List<Boolean> came = new ArrayList<>();
    for (int i = 0; i < spans; i++) {
      Instant start = first.plus(width.multipliedBy(i));
      starts.add(start);
      came.add(with.contains(floor(start, cell)));
    }
    Map<String, List<Long>> ordered = new LinkedHashMap<>();
    series.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, long[]> entry) -> -sum(entry.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(
            entry ->
                ordered.put(
                    entry.getKey(), java.util.Arrays.stream(entry.getValue()).boxed().toList()));
    return new Counts(starts, width, ordered, came);
  }

  private static long sum(long[] values) {
    return java.util.Arrays.stream(values).sum();
  }

  private static Instant floor(Instant time, Duration width) {
    long seconds = width.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }
}

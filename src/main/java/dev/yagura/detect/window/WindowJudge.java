package dev.yagura.detect.window;

import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds where a window's condition held among the matches of one group. A pure function of the set
 * of matches: how they were cut into slices, and in which order these came, changes nothing.
 *
 * <p>Conditions that only grow are judged in every window that ends at a match (sliding), or in
 * buckets aligned to the epoch. Conditions that can turn when more arrives are always judged in
 * buckets, since only a bucket is ever closed.
 */
public final class WindowJudge {

  private static final Comparator<WindowRow> ORDER =
      Comparator.comparing(WindowRow::time)
          .thenComparingInt(WindowRow::base)
          .thenComparing(WindowRow::eventId);
  private static final Set<String> GROWING_TESTS = Set.of("gt", "gte");
  private static final Set<Kind> TURNING_KINDS = Set.of(Kind.VALUE_AVG, Kind.VALUE_PERCENTILE);

  private WindowJudge() {}

  /** Whether more matches can make the condition false again. */
  public static boolean canTurn(RulePlan.Window window) {
    return TURNING_KINDS.contains(window.condition().kind())
        || !GROWING_TESTS.containsAll(window.condition().tests().keySet());
  }

  /** Whether it is judged in buckets aligned to the epoch. */
  public static boolean isBucketed(RulePlan.Window window) {
    return window.bucketed() || canTurn(window);
  }

  /** The start of the bucket that a time lies in. */
  public static Instant bucketStart(RulePlan.Window window, Instant time) {
    long seconds = Math.max(1, window.timespan().toSeconds());
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  /**
   * How far from a new match the matches lie that can share a window with it: what has to be read
   * to judge again, before the earliest and after the latest.
   */
  public static Duration reach(RulePlan.Window window) {
    return window.timespan();
  }

  /** The episodes among all the matches of one group, in order of time. */
  public static List<Episode> judge(RulePlan.Window window, Collection<WindowRow> matches) {
    List<WindowRow> rows = matches.stream().sorted(ORDER).toList();
    List<WindowRow> counted = withoutCopies(rows);
    if (isBucketed(window)) {
      return buckets(window, rows, counted);
    }
    return episodes(SlidingWindow.intervals(window, counted), rows);
  }

  private static List<Episode> buckets(
      RulePlan.Window window, List<WindowRow> rows, List<WindowRow> counted) {
    Map<Instant, List<WindowRow>> buckets = new TreeMap<>();
    counted.forEach(
        row ->
            buckets
                .computeIfAbsent(bucketStart(window, row.time()), none -> new ArrayList<>())
                .add(row));
    List<Episode> episodes = new ArrayList<>();
    buckets.forEach(
        (start, inside) -> {
          List<WindowRow> hot = BucketCondition.holding(window, inside);
          if (!hot.isEmpty()) {
            List<WindowRow> all = withCopies(hot, rows);
            episodes.add(new Episode(all.get(0).time(), all.get(all.size() - 1).time(), all));
          }
        });
    return episodes;
  }

  private static List<Episode> episodes(List<Interval> hot, List<WindowRow> rows) {
    List<Interval> joined = new ArrayList<>();
    hot.stream()
        .sorted(Comparator.comparing(Interval::from).thenComparing(Interval::to))
        .forEach(
            interval -> {
              Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
              if (last != null && !interval.from().isAfter(last.to())) {
                joined.set(joined.size() - 1, last.and(interval));
              } else {
                joined.add(interval);
              }
            });
    List<Episode> episodes = new ArrayList<>();
    int next = 0;
    for (Interval interval : joined) {
      List<WindowRow> inside = new ArrayList<>();
      while (next < rows.size() && !rows.get(next).time().isAfter(interval.to())) {
        if (!rows.get(next).time().isBefore(interval.from())) {
          inside.add(rows.get(next));
        }
        next++;
      }
      episodes.add(new Episode(interval.from(), interval.to(), List.copyOf(inside)));
    }
    return episodes;
  }

  private static List<WindowRow> withoutCopies(List<WindowRow> rows) {
    Set<List<Object>> seen = new HashSet<>();
    return rows.stream()
        .filter(row -> row.eventKey().isEmpty() || seen.add(identity(row)))
        .toList();
  }

  private static List<WindowRow> withCopies(List<WindowRow> hot, List<WindowRow> rows) {
    Set<List<Object>> keys = new HashSet<>();
    Set<WindowRow> chosen = new HashSet<>(hot);
    hot.stream().filter(row -> !row.eventKey().isEmpty()).forEach(row -> keys.add(identity(row)));
    return rows.stream()
        .filter(row -> chosen.contains(row) || keys.contains(identity(row)))
        .toList();
  }

  private static List<Object> identity(WindowRow row) {
    return List.of(row.base(), row.host(), row.eventKey());
  }

  /** A stretch of event time, both ends included. */
  record Interval(Instant from, Instant to) {

    Interval and(Interval other) {
      return new Interval(from, other.to().isAfter(to) ? other.to() : to);
    }
  }
}

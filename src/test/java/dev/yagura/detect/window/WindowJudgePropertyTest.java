package dev.yagura.detect.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition;
import dev.yagura.query.RulePlan.WindowCondition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order and the cuts, what was found in the end is what is found at once. */
class WindowJudgePropertyTest {

  private static final Instant START = Instant.parse("2026-11-25T00:00:00Z");

  @Provide
  Arbitrary<List<WindowRow>> rows() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 300),
            Arbitraries.integers().between(1, 3),
            Arbitraries.of("a", "b", "c", "7", null))
        .as((base, second, count, value) -> row(base, second, count, value))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(WindowJudgePropertyTest::numbered);
  }

  private static WindowRow row(int base, int second, int count, String value) {
    return new WindowRow(
        base, START.plusSeconds(second), "", "", "web-1", count, Collections.singletonList(value));
  }

  /** Every fifth is a copy of the one before. */
  private static List<WindowRow> numbered(List<WindowRow> rows) {
    List<WindowRow> numbered = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      WindowRow row = rows.get(i % 5 == 4 ? i - 1 : i);
      String key = i % 5 >= 3 ? "copy-" + i / 5 : "";
      numbered.add(
          new WindowRow(
              row.base(), row.time(), "e" + i, key, row.host(), row.count(), row.counted()));
    }
    return numbered;
  }

  @Provide
  Arbitrary<RulePlan.Window> growing() {
    return Combinators.combine(
            Arbitraries.of(
                Kind.EVENT_COUNT,
                Kind.VALUE_COUNT,
                Kind.VALUE_SUM,
                Kind.TEMPORAL,
                Kind.TEMPORAL_ORDERED),
            Arbitraries.integers().between(1, 6),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 90))
        .as(
            (kind, least, bucketed, seconds) -> {
              boolean temporal = kind == Kind.TEMPORAL || kind == Kind.TEMPORAL_ORDERED;
              return window(
                  kind,
                  temporal ? Map.of() : Map.of("gte", (double) least),
                  bucketed,
                  Duration.ofSeconds(seconds));
            });
  }

  private static RulePlan.Window window(
      Kind kind, Map<String, Double> tests, boolean bucketed, Duration timespan) {
    List<RulePlan.Base> bases =
        IntStream.range(0, 3)
            .mapToObj(i -> new RulePlan.Base("base-" + i, "id", null, List.of(), List.of()))
            .toList();
    return new RulePlan.Window(bases, timespan, bucketed, new WindowCondition(kind, tests), false);
  }

  @Property(tries = 500)
  void cutsAndOrderChangeNothing(
      @ForAll("rows") List<WindowRow> rows,
      @ForAll("growing") RulePlan.Window window,
      @ForAll Random random) {
    Set<String> atOnce = ids(WindowJudge.judge(window, rows));

    List<WindowRow> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    List<WindowRow> stored = new ArrayList<>();
    Set<String> found = new TreeSet<>();
    int at = 0;
    while (at < shuffled.size()) {
      int to = Math.min(shuffled.size(), at + 1 + random.nextInt(7));
      List<WindowRow> touched = shuffled.subList(at, to);
      stored.addAll(touched);
      found.addAll(ids(WindowJudge.judge(window, inReach(window, stored, touched))));
      at = to;
    }
    assertThat(found).isEqualTo(atOnce);
  }

  /** What the store reads again when matches come in. */
  private static List<WindowRow> inReach(
      RulePlan.Window window, List<WindowRow> stored, List<WindowRow> touched) {
    TreeSet<Instant> times =
        touched.stream().map(WindowRow::time).collect(Collectors.toCollection(TreeSet::new));
    Instant from = times.first().minus(WindowJudge.reach(window));
    Instant to = times.last().plus(WindowJudge.reach(window));
    return stored.stream()
        .filter(row -> !row.time().isBefore(from) && !row.time().isAfter(to))
        .toList();
  }

  @Property(tries = 500)
  void slidingFindsWhatTryingEveryWindowFinds(
      @ForAll("rows") List<WindowRow> rows, @ForAll("growing") RulePlan.Window given) {
    RulePlan.Window window =
        new RulePlan.Window(given.bases(), given.timespan(), false, given.condition(), false);
    Set<String> expected = new TreeSet<>();
    for (WindowRow last : rows) {
      List<WindowRow> inside =
          rows.stream()
              .filter(row -> !row.time().isAfter(last.time()))
              .filter(row -> !row.time().isBefore(last.time().minus(window.timespan())))
              .sorted(
                  java.util.Comparator.comparing(WindowRow::time).thenComparing(WindowRow::base))
              .toList();
      if (!BucketCondition.holding(window, withoutCopies(inside)).isEmpty()) {
        inside.forEach(row -> expected.add(row.eventId()));
      }
    }
    assertThat(ids(WindowJudge.judge(window, rows))).isEqualTo(expected);
  }

  private static List<WindowRow> withoutCopies(List<WindowRow> rows) {
    Set<String> seen = new TreeSet<>();
    return rows.stream()
        .filter(row -> row.eventKey().isEmpty() || seen.add(row.base() + row.eventKey()))
        .toList();
  }

  @Property(tries = 200)
  void episodesDoNotOverlap(
      @ForAll("rows") List<WindowRow> rows, @ForAll("growing") RulePlan.Window window) {
    List<Episode> episodes = WindowJudge.judge(window, rows);
    for (int i = 1; i < episodes.size(); i++) {
      assertThat(episodes.get(i).from()).isAfter(episodes.get(i - 1).to());
    }
  }

  private static Set<String> ids(List<Episode> episodes) {
    return episodes.stream()
        .flatMap(episode -> episode.rows().stream())
        .map(WindowRow::eventId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

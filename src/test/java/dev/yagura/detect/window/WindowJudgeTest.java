package dev.yagura.detect.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition;
import dev.yagura.query.RulePlan.WindowCondition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowJudgeTest {

  private static final Instant START = Instant.parse("2026-11-25T00:00:00Z");

  private static RulePlan.Window window(Kind kind, int bases, Map<String, Double> tests) {
    return new RulePlan.Window(
        IntStream.range(0, bases)
            .mapToObj(i -> new RulePlan.Base("base-" + i, "id", null, List.of(), List.of()))
            .toList(),
        Duration.ofSeconds(60),
        false,
        new WindowCondition(kind, tests),
        false);
  }

  private static WindowRow at(int second, int base, String... counted) {
    return new WindowRow(
        base,
        START.plusSeconds(second),
        "e" + second + "-" + base,
        "",
        "web-1",
        1,
        Arrays.asList(counted));
  }

  @Test
  void aRepeatedMessageCountsAsOftenAsItSays() {
    WindowRow five = new WindowRow(0, START, "e", "", "web-1", 5, List.of());
    RulePlan.Window window = window(Kind.EVENT_COUNT, 1, Map.of("gte", 5.0));
    assertThat(WindowJudge.judge(window, List.of(five))).hasSize(1);
  }

  @Test
  void distinctValuesAreTuplesWithoutGaps() {
    RulePlan.Window window = window(Kind.VALUE_COUNT, 1, Map.of("gte", 3.0));
    assertThat(
            WindowJudge.judge(
                window, List.of(at(0, 0, "a", "x"), at(1, 0, "a", "y"), at(2, 0, "a", null))))
        .isEmpty();
    assertThat(
            WindowJudge.judge(
                window, List.of(at(0, 0, "a", "x"), at(1, 0, "a", "y"), at(2, 0, "b", "x"))))
        .hasSize(1);
  }

  @Test
  void anOrderIsKeptAndEqualTimesAreAccepted() {
    RulePlan.Window ordered = window(Kind.TEMPORAL_ORDERED, 3, Map.of());
    assertThat(WindowJudge.judge(ordered, List.of(at(0, 2), at(1, 1), at(2, 0)))).isEmpty();
    assertThat(WindowJudge.judge(ordered, List.of(at(0, 0), at(1, 1), at(1, 2)))).hasSize(1);
    assertThat(WindowJudge.judge(ordered, List.of(at(0, 0), at(1, 1), at(61, 2)))).isEmpty();
    // Some pick in order is there, though the first of base 1 came before base 0.
    assertThat(WindowJudge.judge(ordered, List.of(at(0, 1), at(5, 0), at(9, 1), at(10, 2))))
        .hasSize(1);
    RulePlan.Window unordered = window(Kind.TEMPORAL, 3, Map.of());
    assertThat(WindowJudge.judge(unordered, List.of(at(0, 2), at(1, 1), at(2, 0)))).hasSize(1);
  }

  @Test
  void averagesAndPercentilesAreOfClosedBuckets() {
    RulePlan.Window average = window(Kind.VALUE_AVG, 1, Map.of("gt", 10.0));
    assertThat(WindowJudge.canTurn(average)).isTrue();
    assertThat(WindowJudge.judge(average, List.of(at(0, 0, "1"), at(1, 0, "30")))).hasSize(1);
    assertThat(WindowJudge.judge(average, List.of(at(59, 0, "1"), at(60, 0, "9")))).isEmpty();
    RulePlan.Window percentile =
        window(Kind.VALUE_PERCENTILE, 1, Map.of("percentile", 50.0, "gte", 5.0));
    assertThat(WindowJudge.judge(percentile, List.of(at(0, 0, "1"), at(1, 0, "5"), at(2, 0, "9"))))
        .hasSize(1);
    RulePlan.Window rare = window(Kind.VALUE_PERCENTILE, 1, Map.of("lte", 25.0));
    assertThat(
            WindowJudge.judge(
                rare, List.of(at(0, 0, "sh"), at(1, 0, "sh"), at(2, 0, "sh"), at(3, 0, "nc"))))
        .singleElement()
        .satisfies(
            episode ->
                assertThat(episode.rows())
                    .extracting(WindowRow::counted)
                    .containsExactly(List.of("nc")));
  }

  @Test
  void fewerThanCanTurnAndMoreThanCannot() {
    assertThat(WindowJudge.canTurn(window(Kind.EVENT_COUNT, 1, Map.of("gte", 3.0)))).isFalse();
    assertThat(WindowJudge.canTurn(window(Kind.EVENT_COUNT, 1, Map.of("gte", 3.0, "lt", 9.0))))
        .isTrue();
    assertThat(WindowJudge.canTurn(window(Kind.TEMPORAL, 2, Map.of()))).isFalse();
  }

  @Test
  void aHundredThousandMatchesAreJudgedInASecond() {
    RulePlan.Window window = window(Kind.TEMPORAL_ORDERED, 3, Map.of());
    List<WindowRow> rows =
        IntStream.range(0, 100_000).mapToObj(i -> at(i / 50, 2 - i % 3)).toList();
    long start = System.nanoTime();
    assertThat(WindowJudge.judge(window, rows)).isNotEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}

package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsBuilderTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void spansCoverTheRangeAndNoMore() {
    Counts whole = new CountsBuilder(NOON, NOON.plus(HOUR.multipliedBy(3)), HOUR).build(List.of());
    assertThat(whole.starts()).containsExactly(NOON, NOON.plus(HOUR), NOON.plus(HOUR).plus(HOUR));
    Counts ragged =
        new CountsBuilder(NOON.plusSeconds(1800), NOON.plusSeconds(3601), HOUR).build(List.of());
    assertThat(ragged.starts()).containsExactly(NOON, NOON.plus(HOUR));
  }

  @Test
  void countsFallIntoTheirSpansAndTheKindWithMostComesFirst() {
    CountsBuilder builder = new CountsBuilder(NOON, NOON.plus(HOUR.multipliedBy(2)), HOUR);
    builder.add(NOON, "few", 1);
    builder.add(NOON.plus(HOUR), "many", 4);
    builder.add(NOON.plus(HOUR), "many", 3);
    builder.add(NOON.minus(HOUR), "many", 100);
    builder.add(NOON.plus(HOUR.multipliedBy(2)), "many", 100);
    Counts counts = builder.build(List.of(NOON.plus(HOUR)));
    assertThat(counts.series().keySet()).containsExactly("many", "few");
    assertThat(counts.series()).containsEntry("many", List.of(0L, 7L));
    assertThat(counts.collected()).containsExactly(false, true);
    assertThat(counts.total()).isEqualTo(8);
  }

  @Test
  void shortSpansAreAsCollectedAsTheirQuarterOfAnHour() {
    Duration tenMinutes = Duration.ofMinutes(10);
    Counts counts =
        new CountsBuilder(NOON, NOON.plus(tenMinutes.multipliedBy(3)), tenMinutes)
            .build(List.of(NOON));
    assertThat(counts.collected()).containsExactly(true, true, false);
  }
}

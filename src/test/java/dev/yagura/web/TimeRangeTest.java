package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @Test
  void readsPointsInTime() {
    assertThat(TimeRange.read("-90m", TOKYO, NOW)).contains(NOW.minusSeconds(5400));
    assertThat(TimeRange.read("now-7d", TOKYO, NOW)).contains(NOW.minus(Duration.ofDays(7)));
    assertThat(TimeRange.read("2026-05-01", TOKYO, NOW))
        .contains(Instant.parse("2026-04-30T15:00:00Z"));
    assertThat(TimeRange.read("2026-05-01 10:00", TOKYO, NOW))
        .contains(Instant.parse("2026-05-01T01:00:00Z"));
    assertThat(TimeRange.read("2026-05-01T10:00:01Z", TOKYO, NOW))
        .contains(Instant.parse("2026-05-01T10:00:01Z"));
    assertThat(TimeRange.read("2026-05-01T10:00:00-05:00", TOKYO, NOW))
        .contains(Instant.parse("2026-05-01T15:00:00Z"));
  }

  @Test
  void readsNothingElse() {
    for (String text :
        List.of("", "yesterday", "-5x", "2026-13-01", "<script>", "-99999999d", "+999999999-01")) {
      assertThat(TimeRange.read(text, TOKYO, NOW)).as(text).isEmpty();
    }
  }

  @Test
  void fallsBackToThePresetAndSaysSo() {
    TimeRange backwards = TimeRange.of("2026-05-02", "2026-05-01", "-24h", TOKYO, NOW);
    assertThat(backwards.readable()).isFalse();
    assertThat(backwards.from()).isEqualTo(NOW.minus(Duration.ofHours(24)));
    assertThat(TimeRange.of(null, null, "-24h", TOKYO, NOW).readable()).isTrue();
  }

  @Test
  void drawsAtMostSixtySpans() {
    assertThat(TimeRange.of("-24h", null, "-24h", TOKYO, NOW).span())
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(TimeRange.of("-30d", null, "-24h", TOKYO, NOW).span())
        .isEqualTo(Duration.ofHours(12));
    TimeRange centuries = TimeRange.of("0001-01-01", null, "-24h", TOKYO, NOW);
    assertThat(centuries.span()).isEqualTo(Duration.ofDays(365));
  }
}

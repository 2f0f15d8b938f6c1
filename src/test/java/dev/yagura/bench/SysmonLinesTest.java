package dev.yagura.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SysmonLinesTest {

  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void hasAsManyDifferentCommandLinesAsRealDays() {
    Set<String> commands = new HashSet<>();
    long[] bytes = {0};
    SysmonLines.generate(
        300_000,
        "web-1",
        START,
        1,
        line -> {
          int from = line.indexOf("\"CommandLine\">") + 14;
          commands.add(line.substring(from, line.indexOf("</Data>", from)));
          bytes[0] += line.length() + 1;
        });
    assertThat(commands).hasSizeBetween(119_000, 123_000);
    assertThat(bytes[0] / 300_000).isBetween(1000L, 1800L);
  }

  @Test
  void isTheSameForTheSameSeed() {
    List<String> lines = new ArrayList<>();
    List<String> again = new ArrayList<>();
    SysmonLines.generate(500, "web-1", START, 3, lines::add);
    SysmonLines.generate(500, "web-1", START, 3, again::add);
    assertThat(again).isEqualTo(lines);
    assertThat(lines.get(0))
        .startsWith("Nov 24 00:00:00 web-1 sysmon: <Event>")
        .endsWith("</EventData></Event>");
  }
}

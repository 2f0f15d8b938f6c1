package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses, numbers, charts, tables: what pages are put together from. */
class PagePartsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @Test
  void addressesKeepWhatIsSetAndForgetTheCursor() {
    Address address = Address.of("/events").with("q", "a b&c=日").with("cursor", "x");
    assertThat(address.with("host", "web01"))
        .hasToString("/events?q=a+b%26c%3D%E6%97%A5&host=web01");
    assertThat(address.without("q")).hasToString("/events");
  }

  @Test
  void formsLeadBackOnlyToThisConsole() {
    assertThat(Address.local("/alerts?x=1", "/")).isEqualTo("/alerts?x=1");
    for (String given :
        List.of("//evil.example", "https://evil.example", "/\\evil", "", "/a\r\nX: y", "/ a")) {
      assertThat(Address.local(given, "/")).isEqualTo("/");
    }
  }

  @Test
  void cellsAreNoFormulas() {
    assertThat(CsvCell.of("=cmd()")).isEqualTo("'=cmd()");
    assertThat(CsvCell.of("@x,\"y\"")).isEqualTo("\"'@x,\"\"y\"\"\"");
    assertThat(CsvCell.of("web01")).isEqualTo("web01");
  }

  @Test
  void numbersAreForPeople() {
    Reader reader = new Reader(null, Locale.ENGLISH, NOW, new PageMessages());
    assertThat(reader.bytes(999)).isEqualTo("999 B");
    assertThat(reader.bytes(3_400_000_000L)).isEqualTo("3.4 GB");
    assertThat(reader.bytes(999_960)).isEqualTo("1.0 MB");
    assertThat(reader.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(reader.ago(NOW.minusSeconds(90))).isEqualTo("1 min ago");
    assertThat(reader.ago(NOW.plusSeconds(7200))).isEqualTo("2 h ahead");
    assertThat(reader.time(NOW)).isEqualTo("2026-11-25 03:00:00");
    assertThat(reader.may("viewer")).isFalse();
  }

  @Test
  void barsStackToTheirTotal() {
    Map<String, List<Long>> values = new LinkedHashMap<>();
    values.put("linux_secure", List.of(1L, 0L));
    values.put("linux_audit", List.of(3L, 0L));
    StackedChart chart =
        StackedChart.of(
            List.of(
                new StackedChart.Slot("a", "a", null, true),
                new StackedChart.Slot("b", "b", null, false)),
            values,
            "others",
            Long::toString);
    StackedChart.Bar bar = chart.bars().get(0);
    assertThat(chart.series())
        .extracting(StackedChart.Series::name)
        .first()
        .isEqualTo("linux_audit");
    assertThat(bar.total()).isEqualTo("4");
    assertThat(bar.parts().stream().mapToDouble(StackedChart.Part::height).sum()).isEqualTo(80);
    assertThat(bar.parts().get(1).y()).isEqualTo(20);
    assertThat(chart.bars().get(1).parts()).isEmpty();
    assertThat(chart.bars().get(1).collected()).isFalse();
  }

  @Test
  void manyKindsAreJoinedAndNothingIsLost() {
    Map<String, List<Long>> values = new LinkedHashMap<>();
    for (int i = 1; i <= 30; i++) {
      values.put("host" + i, List.of((long) i));
    }
    StackedChart chart =
        StackedChart.of(
            List.of(new StackedChart.Slot("a", "a", null, true)), values, "others", Long::toString);
    assertThat(chart.series()).hasSize(8);
    assertThat(chart.bars().get(0).total()).isEqualTo("465");
    assertThat(chart.series().stream().map(StackedChart.Series::number)).doesNotHaveDuplicates();
  }

  @Test
  void volumeIsAveragedOverAllDays() {
    LocalDate first = LocalDate.of(2026, 11, 1);
    VolumeTable table =
        VolumeTable.of(
            List.of(
                new VolumeModel.VolumeRow("a", "t", first, 1, 1, 100),
                new VolumeModel.VolumeRow("a", "t", first.plusDays(1), 1, 1, 300)),
            first,
            first.plusDays(3));
    VolumeTable.Line line = table.lines().get(0);
    assertThat(line.perDay()).containsExactly(100L, 300L, 0L, 0L);
    assertThat(line.average()).isEqualTo(100);
    assertThat(line.highest()).isEqualTo(300);
    assertThat(line.last()).isZero();
    assertThat(table.stacked(VolumeTable.Line::sourcetype)).containsOnlyKeys("t");
  }
}

package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

  private final VisibleText visible = new VisibleText();

  @Test
  void whatActsIsShown() {
    assertThat(visible.line("a\u202eb\u001b[31m\u0000\r\n\t\u200b\u2028\u007f"))
        .isEqualTo("a‹U+202E›b‹ESC›[31m‹NUL›‹CR›‹LF›‹TAB›‹U+200B›‹U+2028›‹U+007F›");
    assertThat(visible.line("日本語 العربية 👮 é")).isEqualTo("日本語 العربية 👮 é");
    assertThat(visible.line(null)).isEmpty();
  }

  @Test
  void textThatStaysOverSeveralLines() {
    assertThat(joined(visible.parts("a\n\tb\r\n"))).isEqualTo("a\n\tb‹CR›\n");
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(visible.line("ab👮", 3)).isEqualTo("ab…");
    assertThat(visible.line("abc", 3)).isEqualTo("abc");
  }

  @Test
  void marksValuesInAnyCaseAndJoinsOverlaps() {
    List<VisibleText.Part> parts =
        visible.parts("run APT-GET update", List.of("apt-get", "get up"));
    assertThat(parts.stream().filter(VisibleText.Part::match).map(VisibleText.Part::text))
        .containsExactly("APT-GET up");
    assertThat(joined(parts)).isEqualTo("run APT-GET update");
  }

  @Test
  void shortValuesAreMarkedOnlyWhereTheyStandAlone() {
    assertThat(visible.parts("uid=0 pid=4700", List.of("0")).stream())
        .filteredOn(VisibleText.Part::match)
        .hasSize(1);
  }

  @Test
  void aMegabyteIsQuick() {
    String text = "\u202e=a".repeat(400_000);
    assertThat(visible.parts(text, List.of("=a", "a\u202e"))).isNotEmpty();
  }

  private static String joined(List<VisibleText.Part> parts) {
    return parts.stream().map(VisibleText.Part::text).collect(Collectors.joining());
  }
}

package dev.yagura.parse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {

  @Test
  void aPlainPlaceEndsAtTheFirstOccurrence() {
    assertThat(read("a {x} b {y}", "a 1 b 2 b 3")).isEqualTo(Map.of("x", "1", "y", "2 b 3"));
  }

  @Test
  void theMarkedPlaceTakesAllThatTheEndLeaves() {
    assertThat(read("a {>x} b {y:word} {n:digits}", "a 1 b 2 b 3 4"))
        .isEqualTo(Map.of("x", "1 b 2", "y", "3", "n", "4"));
    assertThat(read("a {>x} b {y:word}", "a  b 3")).isEqualTo(Map.of("y", "3"));
    assertThat(read("a {>x}.", "a b.c.")).isEqualTo(Map.of("x", "b.c"));
  }

  @Test
  void wordsHaveNoBlanksAndDigitsNothingElse() {
    assertThat(read("a {x:word} b", "a 1 2 b")).isEmpty();
    assertThat(read("a {x:digits} b", "a 1x b")).isEmpty();
    assertThat(read("a {x:word} b", "a  b")).isEmpty();
    assertThat(read("a {_} b", "a 1 b")).isEmpty();
    assertThat(read("{>x} b", "b")).isEmpty();
  }

  @Test
  void theWholeTextMustFit() {
    assertThat(new MessageTemplate("a {x:digits}").read("a 12 c", new LinkedHashMap<>())).isFalse();
    assertThat(new MessageTemplate("a").read("a", new LinkedHashMap<>())).isTrue();
    assertThat(new MessageTemplate("a").read("ab", new LinkedHashMap<>())).isFalse();
    assertThat(new MessageTemplate("ab {>x} bc").read("ab bc", new LinkedHashMap<>())).isFalse();
  }

  private static Map<String, String> read(String template, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    return new MessageTemplate(template).read(text, values) ? values : Map.of();
  }
}

package dev.yagura.parse.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {

  @Test
  void theTextMayHoldBrackets() {
    assertThat(Repeats.of("message repeated 3 times: [ session [12] closed]"))
        .isEqualTo(new Repeats(3, "session [12] closed"));
    assertThat(Repeats.of("message repeated 2 times: [ cut of"))
        .isEqualTo(new Repeats(2, "cut of"));
  }

  @Test
  void theLastLineHasNoText() {
    assertThat(Repeats.of("last message repeated 12 times")).isEqualTo(new Repeats(12, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message repeated often",
        "message repeated 99999999999 times: [ x]",
        "message repeated 3 times",
        "last message repeated by bob",
        "a message repeated 3 times: [ x]"
      })
  void otherTextIsNone(String text) {
    assertThat(Repeats.of(text)).isNull();
  }
}

package dev.yagura.parse.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

  @Test
  void controlBytesAndRunsOfHighOnesAreDecoded() {
    assertThat(Escapes.decodeOctal("a#012b#011c#033[1m #303#244#303#266."))
        .isEqualTo("a\nb\tc\u001b[1m äö.");
    assertThat(Escapes.decodeOctal("#177 #377")).isEqualTo("\u007f \uFFFD");
  }

  @ParameterizedTest
  @CsvSource({"#-1", "#101", "##", "#12", "#0", "no", "#999", "#400"})
  void whatIsNoEscapeStays(String text) {
    assertThat(Escapes.decodeOctal(text)).isEqualTo(text);
  }

  @Test
  void nulIsShown() {
    assertThat(Escapes.decodeOctal("a#000b")).isEqualTo("a\\x00b");
    assertThat(Escapes.showNul("a\0b")).isEqualTo("a\\x00b");
  }
}

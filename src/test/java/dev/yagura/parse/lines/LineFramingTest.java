package dev.yagura.parse.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.RawLine;
import dev.yagura.parse.LineFraming;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineFramingTest {

  @Test
  void linesEndWithLineFeedOrBothOrTheBody() throws IOException {
    List<RawLine> lines = cut("one\r\ntwo\n\n  \nthree");
    assertThat(texts(lines)).containsExactly("one", "two", "three");
    assertThat(lines).extracting(RawLine::number).containsExactly(1, 2, 5);
    assertThat(lines).extracting(RawLine::sentBytes).containsExactly(5, 4, 5);
  }

  @Test
  void anEmptyBodyHasNoLines() throws IOException {
    assertThat(cut("")).isEmpty();
    assertThat(cut("\n\r\n \n")).isEmpty();
    assertThat(cut("[]", "application/json", 100)).isEmpty();
  }

  @Test
  void indentedLinesGoOnWithTheLineBefore() throws IOException {
    List<RawLine> lines = cut("May  1 10:00:00 h app: first\r\n  at two\n\tat three\nfour\n");
    assertThat(texts(lines))
        .containsExactly("May  1 10:00:00 h app: first\r\n  at two\n\tat three", "four");
    assertThat(lines).extracting(RawLine::lineCount).containsExactly(3, 1);
    assertThat(lines).extracting(RawLine::number).containsExactly(1, 4);
    assertThat(lines.get(0).sentBytes()).isEqualTo(30 + 9 + 10);
  }

  @Test
  void anIndentedLineWithAHeaderOfItsOwnStandsAlone() throws IOException {
    assertThat(cut("a\n May  1 10:00:00 h app: b\n <13>c\n  type=EOE msg=audit(1.0:1):\n"))
        .hasSize(4);
  }

  @Test
  void joinedLinesStayUnderTheMaximum() throws IOException {
    List<RawLine> lines = cut("12345\n 789\n abc\n", null, 10);
    assertThat(texts(lines)).containsExactly("12345\n 789", " abc");
  }

  @Test
  void aLongLineIsCutAndItsSizeIsKnown() throws IOException {
    LineFraming framing = framing("x".repeat(300_000) + "\r\nshort\n", null, 1000);
    RawLine first = framing.next();
    assertThat(first).isNotNull();
    assertThat(framing.wasCut()).isTrue();
    assertThat(first.bytes()).hasSize(1000);
    assertThat(first.sentBytes()).isEqualTo(300_002);
    RawLine second = framing.next();
    assertThat(second).isNotNull();
    assertThat(framing.wasCut()).isFalse();
    assertThat(second.number()).isEqualTo(2);
    assertThat(framing.next()).isNull();
  }

  @Test
  void octetCountsAreBytes() throws IOException {
    String first = "<13>1 - h a - - - 日本\nzwei";
    int size = first.getBytes(StandardCharsets.UTF_8).length;
    List<RawLine> lines = cut(size + " " + first + "5 <14>x<15>plain\n");
    assertThat(texts(lines)).containsExactly(first, "<14>x", "<15>plain");
    assertThat(lines).extracting(RawLine::number).containsExactly(1, 2, 3);
  }

  @Test
  void aFrameThatTheBodyLacksIsMarked() throws IOException {
    LineFraming framing = framing("900 <13>short", null, 1000);
    RawLine line = framing.next();
    assertThat(line).isNotNull();
    assertThat(text(line)).isEqualTo("<13>short");
    assertThat(framing.wasCut()).isTrue();
    assertThat(line.sentBytes()).isEqualTo(13);
  }

  @Test
  void aYearAtTheStartIsNoOctetCount() throws IOException {
    assertThat(cut("2024 Apr 14 19:28:21 h sshd[1]: x\n2024 Apr 14 19:28:22 h sshd[1]: y\n"))
        .hasSize(2);
  }

  @Test
  void elementsOfAnArrayKeepTheirBytes() throws IOException {
    String body = " [ {\"a\": \"],[\\\"\"},\n  {\"b\":[1,{}]} , \"line \\u0041\" ]\n";
    List<RawLine> lines = cut(body, "application/json", 1000);
    assertThat(texts(lines))
        .containsExactly("{\"a\": \"],[\\\"\"}", "{\"b\":[1,{}]}", "\"line \\u0041\"");
    assertThat(lines.stream().mapToInt(RawLine::sentBytes).sum()).isEqualTo(body.length());
  }

  @Test
  void aDeepArrayDoesNoHarm() throws IOException {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(texts(cut("[{\"a\":" + deep + "},{}]"))).hasSize(2);
  }

  @Test
  void anArrayThatIsCutOffGivesWhatThereIs() throws IOException {
    assertThat(texts(cut("[{\"a\":1},{\"b\":"))).containsExactly("{\"a\":1}", "{\"b\":");
  }

  @Test
  void whatFollowsAnArrayIsNotLost() throws IOException {
    assertThat(texts(cut("[{\"a\":1}]\n[{\"b\":2}]\nrest\n")))
        .containsExactly("{\"a\":1}", "{\"b\":2}", "rest");
  }

  @Test
  void aBracketAtTheStartOfALineIsNoArray() throws IOException {
    assertThat(cut("[sshd]: one\n[sshd]: two\n")).hasSize(2);
  }

  @Test
  void aByteOrderMarkIsCountedWithTheFirstLine() throws IOException {
    List<RawLine> lines = cut("\uFEFFone\ntwo\n");
    assertThat(texts(lines)).containsExactly("one", "two");
    assertThat(lines.get(0).sentBytes()).isEqualTo(7);
  }

  private static List<RawLine> cut(String body) throws IOException {
    return cut(body, null, 1 << 20);
  }

  private static List<RawLine> cut(String body, @Nullable String type, int maximum)
      throws IOException {
    LineFraming framing = framing(body, type, maximum);
    List<RawLine> lines = new ArrayList<>();
    for (RawLine line = framing.next(); line != null; line = framing.next()) {
      lines.add(line);
    }
    return lines;
  }

  private static LineFraming framing(String body, @Nullable String type, int maximum) {
    InputStream stream = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    return new LineFraming(stream, type, maximum);
  }

  private static List<String> texts(List<RawLine> lines) {
    return lines.stream().map(LineFramingTest::text).toList();
  }

  private static String text(RawLine line) {
    return new String(line.bytes(), StandardCharsets.UTF_8);
  }
}

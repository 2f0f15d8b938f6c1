package dev.yagura.parse.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.RawLine;
import dev.yagura.parse.LineFraming;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class LineFramingPropertyTest {

  /** However the stream is cut into reads, the lines are the same, and no byte is lost. */
  @Property(tries = 500)
  void sizesAddUp(
      @ForAll("bodies") String body,
      @ForAll @IntRange(min = 1, max = 40) int maximum,
      @ForAll @IntRange(min = 1, max = 7) int step)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    LineFraming whole = new LineFraming(new ByteArrayInputStream(bytes), null, maximum);
    LineFraming pieces = new LineFraming(new Steps(bytes, step), null, maximum);
    int sent = 0;
    int lastNumber = 0;
    @Nullable RawLine line = whole.next();
    while (line != null) {
      RawLine same = pieces.next();
      assertThat(same).isNotNull();
      assertThat(same.bytes()).isEqualTo(line.bytes());
      assertThat(same.sentBytes()).isEqualTo(line.sentBytes());
      assertThat(pieces.wasCut()).isEqualTo(whole.wasCut());
      assertThat(line.number()).isGreaterThan(lastNumber);
      assertThat(line.bytes().length).isLessThanOrEqualTo(maximum);
      lastNumber = line.number() + line.lineCount() - 1;
      sent += line.sentBytes();
      line = whole.next();
    }
    assertThat(pieces.next()).isNull();
    assertThat(sent).isEqualTo(bytes.length - blankBytes(body, maximum));
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "a", "bc", "é日", " ", "\t", "\n", "\n", "\r\n", "type=", "<1", "x[y]{z}", "long text");
    return piece.list().ofMaxSize(60).map(pieces -> "x" + String.join("", pieces));
  }

  private static int blankBytes(String body, int maximum) {
    int blank = 0;
    for (String line : body.split("(?<=\n)", -1)) {
      String content = line.replaceFirst("\r?\n$", "");
      blank += line.isBlank() && content.length() <= maximum ? line.length() : 0;
    }
    return blank;
  }

  @Property(tries = 300)
  void octetFramesComeOutAsTheyWentIn(@ForAll("frames") List<String> frames) throws IOException {
    StringBuilder body = new StringBuilder();
    frames.forEach(
        frame ->
            body.append(frame.getBytes(StandardCharsets.UTF_8).length).append(' ').append(frame));
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    LineFraming framing = new LineFraming(new Steps(bytes, 3), null, 10_000);
    int sent = 0;
    for (String frame : frames) {
      RawLine line = framing.next();
      assertThat(line).isNotNull();
      assertThat(new String(line.bytes(), StandardCharsets.UTF_8)).isEqualTo(frame);
      sent += line.sentBytes();
    }
    assertThat(framing.next()).isNull();
    assertThat(sent).isEqualTo(bytes.length);
  }

  @Provide
  Arbitrary<List<String>> frames() {
    return Arbitraries.strings()
        .withChars("ab\n[ 1<é")
        .ofMaxLength(30)
        .map(text -> "<13>" + text + ".")
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  /** A stream that gives few bytes at a time. */
  private static final class Steps extends InputStream {
    private final byte[] bytes;
    private final int step;
    private int at;

    Steps(byte[] bytes, int step) {
      this.bytes = bytes;
      this.step = step;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (at == bytes.length) {
        return -1;
      }
      int count = Math.min(Math.min(step, length), bytes.length - at);
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      return count;
    }
  }
}

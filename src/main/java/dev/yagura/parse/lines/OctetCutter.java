package dev.yagura.parse.lines;

import dev.yagura.event.RawLine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Frames with their length before them (RFC 6587, 3.4.1). A frame that lacks it ends at its line
 * end, as receivers of TCP syslog take it. A line's number is the frame's.
 */
public final class OctetCutter implements Cutter {

  private final ByteWindow window;
  private final int maximum;
  private final LineCutter lines;
  private int number;
  private boolean cut;

  public OctetCutter(ByteWindow window, int maximum) {
    this.window = window;
    this.maximum = maximum;
    this.lines = new LineCutter(window, maximum, false);
  }

  @Override
  public boolean wasCut() {
    return cut;
  }

  @Override
  public @Nullable RawLine next() throws IOException {
    while (window.ensure(1) && JsonArrayCutter.isBlank(window.at(0))) {
      window.skip(1);
    }
    if (!window.ensure(1)) {
      return null;
    }
    number++;
    if (BodyForm.isOctetCount(window, 0)) {
      return frame();
    }
    RawLine line = lines.next();
    cut = lines.wasCut();
    return line == null ? null : new RawLine(number, 1, line.bytes(), line.sentBytes());
  }

  private RawLine frame() throws IOException {
    int digits = 0;
    int count = 0;
    while (BodyForm.isDigit(window.at(digits))) {
      count = count * 10 + window.at(digits) - '0';
      digits++;
    }
    window.skip(digits + 1);
    int wanted = Math.min(count, maximum);
    window.ensure(wanted);
    int there = Math.min(wanted, window.available());
    byte[] bytes = window.copy(0, there);
    window.skip(there);
    long sent = there + window.skipFully((long) count - there);
    cut = bytes.length < count;
    return new RawLine(number, 1, withoutLineEnd(bytes), (int) sent + digits + 1);
  }

  private static byte[] withoutLineEnd(byte[] bytes) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    return length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
  }
}

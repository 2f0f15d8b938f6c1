package dev.yagura.parse.lines;

import dev.yagura.event.RawLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines ended by LF or CRLF; those that go on with the line before are joined to it. */
public final class LineCutter implements Cutter {

  private final ByteWindow window;
  private final int maximum;
  private final boolean joining;
  private int number;
  private boolean cut;
  private int lineSent;
  private int lineEnd;
  private boolean lineCut;

  /**
   * @param joining whether a line that begins with a blank goes on with the line before
   */
  public LineCutter(ByteWindow window, int maximum, boolean joining) {
    this.window = window;
    this.maximum = maximum;
    this.joining = joining;
  }

  @Override
  public boolean wasCut() {
    return cut;
  }

  @Override
  public @Nullable RawLine next() throws IOException {
    int before = number == 0 ? ByteOrderMark.length(window) : 0;
    window.skip(before);
    while (true) {
      byte[] bytes = readLine();
      if (bytes == null) {
        return null;
      }
      number++;
      if (!lineCut && isBlank(bytes)) {
        before = 0;
        continue;
      }
      cut = lineCut;
      int sent = lineSent + before;
      return joining && !cut && ContinuationLines.follows(window)
          ? join(bytes, sent)
          : new RawLine(number, 1, bytes, sent);
    }
  }

  private RawLine join(byte[] first, int firstSent) throws IOException {
    int firstNumber = number;
    int sent = firstSent;
    int end = lineEnd;
    ByteArrayOutputStream joined = new ByteArrayOutputStream(first.length * 2);
    joined.writeBytes(first);
    while (ContinuationLines.follows(window)) {
      int length = window.lineFeed(0, maximum);
      if (joined.size() + end + length > maximum) {
        // What no longer fits begins a line of its own: better than losing it.
        break;
      }
      byte[] bytes = readLine();
      if (bytes == null) {
        break;
      }
      number++;
      // What ends a line was one or two bytes, and only those two forms are taken off.
      joined.writeBytes(end == 2 ? new byte[] {'\r', '\n'} : new byte[] {'\n'});
      joined.writeBytes(bytes);
      sent += lineSent;
      end = lineEnd;
    }
    return new RawLine(firstNumber, number - firstNumber + 1, joined.toByteArray(), sent);
  }

  private byte @Nullable [] readLine() throws IOException {
    int length = window.lineFeed(0, maximum + 2);
    int available = window.available();
    if (length == 0 && available == 0) {
      return null;
    }
    boolean ended = length < available;
    if (!ended && length >= maximum + 2) {
      return readLongLine();
    }
    int content = length > 0 && window.at(length - 1) == '\r' ? length - 1 : length;
    lineCut = content > maximum;
    byte[] bytes = window.copy(0, Math.min(content, maximum));
    lineSent = ended ? length + 1 : length;
    lineEnd = lineSent - content;
    window.skip(lineSent);
    return bytes;
  }

  private byte[] readLongLine() throws IOException {
    byte[] bytes = window.copy(0, maximum);
    long sent = 0;
    while (true) {
      int step = window.lineFeed(0, 1);
      boolean ended = step < window.available();
      sent += ended ? step + 1 : step;
      window.skip(ended ? step + 1 : step);
      if (ended || !window.ensure(1)) {
        break;
      }
    }
    lineCut = true;
    lineSent = (int) Math.min(sent, Integer.MAX_VALUE);
    lineEnd = 0;
    return bytes;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte character : bytes) {
      if (character != ' ' && character != '\t' && character != '\r') {
        return false;
      }
    }
    return true;
  }
}

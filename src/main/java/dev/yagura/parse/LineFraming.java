package dev.yagura.parse;

import dev.yagura.event.RawLine;
import dev.yagura.parse.lines.BodyForm;
import dev.yagura.parse.lines.ByteWindow;
import dev.yagura.parse.lines.Cutter;
import dev.yagura.parse.lines.JsonArrayCutter;
import dev.yagura.parse.lines.LineCutter;
import dev.yagura.parse.lines.OctetCutter;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a decoded body into lines: newline-separated text (LF or CRLF), octet-counted frames (RFC
 * 6587), NDJSON, or one JSON array. Blank lines are skipped; continuation lines are joined to the
 * line before. Reads the stream as it goes, and never holds more than one line. The sizes as sent
 * of all lines, and the blank lines, make the size of the body. Not thread-safe.
 */
public final class LineFraming {

  private final ByteWindow window;
  private final @Nullable String contentType;
  private final int maximumLineBytes;
  private @Nullable Cutter cutter;

  /**
   * @param body the decoded body
   * @param contentType the request's content type, or null; with the first bytes it decides the
   *     form
   * @param maximumLineBytes a longer line is cut there; {@link #wasCut} then tells
   */
  public LineFraming(InputStream body, @Nullable String contentType, int maximumLineBytes) {
    if (maximumLineBytes < 1) {
      throw new IllegalArgumentException("maximum of a line: " + maximumLineBytes);
    }
    this.window = new ByteWindow(body);
    this.contentType = contentType;
    this.maximumLineBytes = maximumLineBytes;
  }

  /** The next line; null at the end of the body. */
  public @Nullable RawLine next() throws IOException {
    Cutter current = cutter;
    if (current == null) {
      current = choose();
      cutter = current;
    }
    return current.next();
  }

  /**
   * Whether the line that {@link #next} gave last was cut, at the maximum or because its frame was
   * longer than the body. {@link RawLine#sentBytes()} tells its whole size.
   */
  public boolean wasCut() {
    return cutter != null && cutter.wasCut();
  }

  private Cutter choose() throws IOException {
    return switch (BodyForm.of(window, contentType)) {
      case JSON_ARRAY -> new JsonArrayCutter(window, maximumLineBytes);
      case JSON_LINES -> new LineCutter(window, maximumLineBytes, false);
      case OCTET_COUNTED -> new OctetCutter(window, maximumLineBytes);
      case LINES -> new LineCutter(window, maximumLineBytes, true);
    };
  }
}

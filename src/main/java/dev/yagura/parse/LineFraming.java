package dev.yagura.parse;

import dev.yagura.event.RawLine;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a decoded body into lines: newline-separated text (LF or CRLF), octet-counted frames (RFC
 * 6587), NDJSON, or one JSON array. Blank lines are skipped; continuation lines are joined to the
 * line before. Reads the stream as it goes, and never holds more than one line.
 */
public final class LineFraming {

  /**
   * @param body the decoded body
   * @param contentType the request's content type, or null; with the first bytes it decides the
   *     form
   * @param maximumLineBytes a longer line is cut there; {@link #wasCut} then tells
   */
  public LineFraming(InputStream body, @Nullable String contentType, int maximumLineBytes) {
    throw new IllegalStateException("being built");
  }

  /** The next line; null at the end of the body. */
  public @Nullable RawLine next() throws IOException {
    throw new IllegalStateException("being built");
  }
}

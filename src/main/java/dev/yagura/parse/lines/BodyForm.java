package dev.yagura.parse.lines;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms that a body can have. */
public enum BodyForm {
  /** Lines, each ended by LF or CRLF. */
  LINES,
  /** One JSON object a line. */
  JSON_LINES,
  /** One JSON array, its elements the lines. */
  JSON_ARRAY,
  /** Frames that begin with their own length in bytes (RFC 6587, 3.4.1). */
  OCTET_COUNTED;

  private static final int LOOK_AHEAD = 4096;
  private static final int MAXIMUM_COUNT_DIGITS = 9;

  /** Decides by content type first, then by the first bytes. */
  public static BodyForm of(ByteWindow window, @Nullable String contentType) throws IOException {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.contains("ndjson") || type.contains("jsonlines") || type.contains("json-seq")) {
      return JSON_LINES;
    }
    int first = skipBlank(window, ByteOrderMark.length(window));
    if (!window.ensure(first + 1)) {
      return LINES;
    }
    byte begin = window.at(first);
    if (begin == '[') {
      return isArray(window, first, type) ? JSON_ARRAY : LINES;
    }
    if (begin == '{') {
      return JSON_LINES;
    }
    return isOctetCount(window, first) ? OCTET_COUNTED : LINES;
  }

  private static boolean isArray(ByteWindow window, int first, String type) throws IOException {
    int second = skipBlank(window, first + 1);
    if (!window.ensure(second + 1)) {
      return false;
    }
    byte next = window.at(second);
    return next == '{' || next == '"' || next == ']' && type.contains("application/json");
  }

  /** Digits, one blank, and the {@code <} of a priority, as a date never begins. */
  static boolean isOctetCount(ByteWindow window, int first) throws IOException {
    int digits = 0;
    while (digits <= MAXIMUM_COUNT_DIGITS
        && window.ensure(first + digits + 1)
        && isDigit(window.at(first + digits))) {
      digits++;
    }
    return digits > 0
        && digits <= MAXIMUM_COUNT_DIGITS
        && window.ensure(first + digits + 2)
        && window.at(first + digits) == ' '
        && window.at(first + digits + 1) == '<';
  }

  static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private static int skipBlank(ByteWindow window, int from) throws IOException {
    int at = from;
    while (at < LOOK_AHEAD && window.ensure(at + 1) && JsonArrayCutter.isBlank(window.at(at))) {
      at++;
    }
    return at;
  }
}

package dev.yagura.parse.syslog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that a sender or PostgreSQL cannot take, written as text, and back. */
public final class Escapes {

  private Escapes() {}

  /** The text with each U+0000, which PostgreSQL refuses, as the four characters {@code \x00}. */
  public static String showNul(String text) {
    return text.indexOf(0) < 0 ? text : text.replace("\0", "\\x00");
  }

  /**
   * The text with rsyslog's {@code #ooo} (octal) turned back: control bytes, and runs of bytes over
   * 0177 as UTF-8. What rsyslog never writes, as {@code #101}, stays. A user can type {@code #012}
   * as well: the raw line is what counts as evidence.
   */
  public static String decodeOctal(String text) {
    int at = next(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int copied = 0;
    while (at >= 0) {
      decoded.append(text, copied, at);
      copied = at + 4;
      int code = code(text, at);
      if (code < 0x80) {
        decoded.append((char) code);
      } else {
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        run.write(code);
        while (code(text, copied) >= 0x80) {
          run.write(code(text, copied));
          copied += 4;
        }
        decoded.append(run.toString(StandardCharsets.UTF_8));
      }
      at = next(text, copied);
    }
    return showNul(decoded.append(text, copied, text.length()).toString());
  }

  private static int next(String text, int from) {
    int at = text.indexOf('#', from);
    while (at >= 0 && code(text, at) < 0) {
      at = text.indexOf('#', at + 1);
    }
    return at;
  }

  /** The byte that is escaped here; -1 for none. */
  private static int code(String text, int at) {
    if (at + 4 > text.length() || text.charAt(at) != '#') {
      return -1;
    }
    int code = 0;
    for (int i = at + 1; i < at + 4; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      code = code * 8 + digit;
    }
    return code < ' ' || code >= 0x7F && code <= 0xFF ? code : -1;
  }
}

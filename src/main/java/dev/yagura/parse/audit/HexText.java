package dev.yagura.parse.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The hex in which audit writes what others could have chosen (audit_log_untrustedstring). */
final class HexText {

  private HexText() {}

  /**
   * The bytes of hex digits in either case.
   *
   * @return null where the number of digits is odd or zero, or one is not a digit
   */
  static byte @Nullable [] bytes(String hex) {
    int length = hex.length();
    if (length == 0 || (length & 1) != 0) {
      return null;
    }
    byte[] bytes = new byte[length / 2];
    for (int i = 0; i < length; i += 2) {
      int high = digit(hex.charAt(i));
      int low = digit(hex.charAt(i + 1));
      if ((high | low) < 0) {
        return null;
      }
      bytes[i / 2] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  /**
   * Bytes as UTF-8 text. Zero bytes and bytes that are not UTF-8 become {@code \xNN}: a database
   * takes neither, and what was there must stay visible.
   */
  static String text(byte[] bytes) {
    return text(bytes, 0, bytes.length, "\\x00");
  }

  /** As {@link #text(byte[])}, of a part, with a text of its own for zero bytes. */
  static String text(byte[] bytes, int from, int to, String zero) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString();
    } catch (CharacterCodingException e) {
      text = textWithEscapes(bytes, from, to);
    }
    return text.indexOf('\0') < 0 ? text : text.replace("\0", zero);
  }

  private static String textWithEscapes(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from + 8);
    int at = from;
    while (at < to) {
      int length = sequenceLength(bytes, at, to);
      if (length == 0) {
        text.append(String.format("\\x%02x", bytes[at] & 0xff));
        at++;
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return text.toString();
  }

  /** The length of the valid UTF-8 sequence that begins here; 0 where none does. */
  private static int sequenceLength(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length < 2) {
      return length;
    }
    if (first > 0xf4 || at + length > to) {
      return 0;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
      return length;
    } catch (CharacterCodingException e) {
      return 0;
    }
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
      return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }
}

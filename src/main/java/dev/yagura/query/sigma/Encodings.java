package dev.yagura.query.sigma;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The modifiers that work on the bytes of a value. */
final class Encodings {

  /** How many characters at the start depend on the bytes before, by offset. */
  private static final int[] START = {0, 2, 3};

  /** How many at the end depend on the bytes after, by (length + offset) modulo 3. */
  private static final int[] END = {0, 3, 2};

  private Encodings() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@code wide} and {@code utf16le}. */
  static byte[] utf16LittleEndian(byte[] utf8) {
    return recode(utf8, StandardCharsets.UTF_16LE);
  }

  static byte[] utf16BigEndian(byte[] utf8) {
    return recode(utf8, StandardCharsets.UTF_16BE);
  }

  /** With a byte order mark, little-endian, as Sigma's {@code utf16}. */
  static byte[] utf16(byte[] utf8) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
    out.writeBytes(utf16LittleEndian(utf8));
    return out.toByteArray();
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What Base64 text holds wherever the bytes start in what was encoded. */
  static List<String> base64Offsets(byte[] bytes) {
    List<String> variants = new ArrayList<>();
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[bytes.length + offset];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String text = base64(shifted);
      variants.add(text.substring(START[offset], text.length() - END[shifted.length % 3]));
    }
    return variants;
  }

  private static byte[] recode(byte[] utf8, Charset charset) {
    return new String(utf8, StandardCharsets.UTF_8).getBytes(charset);
  }
}

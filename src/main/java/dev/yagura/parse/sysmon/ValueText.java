package dev.yagura.parse.sysmon;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the text of one value in one pass, so that nothing is ever decoded twice.
 *
 * <ul>
 *   <li>{@code &lt; &gt; &amp; &quot; &apos;}, also when the {@code ;} was lost on the way: then
 *       one blank that stands in its place is swallowed
 *   <li>{@code &#10;} and {@code &#xA;}; without {@code ;} only where a blank stands in its place
 *   <li>rsyslog's {@code #ooo} escapes of control bytes, and of bytes above 177 where they make
 *       UTF-8
 *   <li>U+0000, however written, becomes the four characters {@code \x00}: PostgreSQL has no place
 *       for it
 * </ul>
 *
 * Anything else, an entity of a DTD among it, stays as it is.
 */
final class ValueText {

  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");
  private static final int LONGEST_ENTITY = 4;
  private static final int LONGEST_NUMBER = 10;
  private static final String VISIBLE_NUL = "\\x00";

  private final String text;
  private final int end;
  private final StringBuilder decoded;
  private int at;
  private boolean malformed;

  private ValueText(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.decoded = new StringBuilder(end - start);
  }

  /** The text between two places; {@code faults} is told where it is not well-formed XML. */
  static String decode(String text, int start, int end, Faults faults) {
    if (isPlain(text, start, end)) {
      return text.substring(start, end);
    }
    ValueText value = new ValueText(text, start, end);
    value.run();
    if (value.malformed) {
      faults.notWellFormed();
    }
    return value.decoded.toString();
  }

  /** Like {@link #decode}, for a text that is most likely the name of a field. */
  static String decodeName(String text, int start, int end, Faults faults) {
    return isPlain(text, start, end)
        ? KnownNames.of(text, start, end)
        : decode(text, start, end, faults);
  }

  private static boolean isPlain(String text, int start, int end) {
    int at = start;
    while (at < end && !isSpecial(text.charAt(at))) {
      at++;
    }
    return at == end;
  }

  private static boolean isSpecial(char character) {
    return character == '&' || character == '#' || character == 0;
  }

  private void run() {
    while (at < end) {
      char character = text.charAt(at);
      if (character == '&') {
        entity();
      } else if (character == '#') {
        octal();
      } else if (character == 0) {
        malformed = true;
        decoded.append(VISIBLE_NUL);
        at++;
      } else {
        decoded.append(character);
        at++;
      }
    }
  }

  private void entity() {
    if (at + 1 < end && text.charAt(at + 1) == '#') {
      numericEntity();
      return;
    }
    int stop = at + 1;
    while (stop < end && stop - at <= LONGEST_ENTITY + 1 && isLetter(text.charAt(stop))) {
      stop++;
    }
    String meaning = ENTITIES.get(text.substring(at + 1, stop));
    if (meaning == null) {
      literal();
      return;
    }
    decoded.append(meaning);
    at = afterSemicolon(stop);
  }

  private void numericEntity() {
    boolean hexadecimal = at + 2 < end && (text.charAt(at + 2) | 0x20) == 'x';
    int first = hexadecimal ? at + 3 : at + 2;
    int radix = hexadecimal ? 16 : 10;
    int stop = first;
    long code = 0;
    while (stop < end
        && stop - first < LONGEST_NUMBER
        && asciiDigit(text.charAt(stop), radix) >= 0) {
      code = code * radix + asciiDigit(text.charAt(stop), radix);
      stop++;
    }
    boolean terminated = stop < end && (text.charAt(stop) == ';' || text.charAt(stop) == ' ');
    if (stop == first || !terminated || !isCharacter(code)) {
      literal();
      return;
    }
    decoded.appendCodePoint((int) code);
    at = afterSemicolon(stop);
  }

  private static int asciiDigit(char character, int radix) {
    return character < 128 ? Character.digit(character, radix) : -1;
  }

  private static boolean isCharacter(long code) {
    return code > 0 && code <= Character.MAX_CODE_POINT && (code < 0xD800 || code > 0xDFFF);
  }

  private int afterSemicolon(int stop) {
    if (stop < end && text.charAt(stop) == ';') {
      return stop + 1;
    }
    malformed = true;
    return stop < end && text.charAt(stop) == ' ' ? stop + 1 : stop;
  }

  private void literal() {
    malformed = true;
    decoded.append('&');
    at++;
  }

  private void octal() {
    int value = octalAt(at);
    if (value < 0 || (value >= 0x20 && value < 0x7f)) {
      decoded.append('#');
      at++;
    } else if (value == 0) {
      decoded.append(VISIBLE_NUL);
      at += 4;
    } else if (value < 0x80) {
      decoded.append((char) value);
      at += 4;
    } else {
      highBytes();
    }
  }

  /** A run of escaped bytes above 177 octal: its characters if it is UTF-8, else as written. */
  private void highBytes() {
    int stop = at;
    while (octalAt(stop) >= 0x80) {
      stop += 4;
    }
    byte[] bytes = new byte[(stop - at) / 4];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) octalAt(at + index * 4);
    }
    String characters = utf8(bytes);
    if (characters == null) {
      decoded.append(text, at, stop);
    } else {
      decoded.append(characters);
    }
    at = stop;
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherCharset) {
      return null;
    }
  }

  /** The byte that {@code #ooo} writes here; -1 where there is no such escape. */
  private int octalAt(int place) {
    if (place + 4 > end || text.charAt(place) != '#') {
      return -1;
    }
    int value = 0;
    for (int index = place + 1; index < place + 4; index++) {
      int digit = text.charAt(index) - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      value = value * 8 + digit;
    }
    return value <= 0xff ? value : -1;
  }

  private static boolean isLetter(char character) {
    return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
  }
}

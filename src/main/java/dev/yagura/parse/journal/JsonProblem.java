package dev.yagura.parse.journal;

import dev.yagura.event.RawLine;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Says where and why a line is not JSON: the place in bytes, the reason safe to print. */
final class JsonProblem {

  private static final int LONGEST_REASON = 200;

  private JsonProblem() {}

  static UnreadableJsonException of(
      RawLine line, String text, int start, @Nullable JsonParser json, JacksonException cause) {
    TokenStreamLocation location = cause.getLocation();
    boolean unknown = location == null || location.getCharOffset() < 0;
    if (unknown && json != null) {
      location = json.currentLocation();
    }
    return at(line, text, start, location, cause.getOriginalMessage());
  }

  static UnreadableJsonException at(
      RawLine line,
      String text,
      int start,
      @Nullable TokenStreamLocation location,
      @Nullable String reason) {
    long characters = location == null ? 0 : Math.max(0, location.getCharOffset());
    int end = (int) Math.min(text.length(), start + characters);
    return new UnreadableJsonException(printable(reason), byteOffset(line.bytes(), text, end));
  }

  /** The bytes that the first characters of a text came from, replaced ones counted right. */
  private static long byteOffset(byte[] bytes, String text, int characters) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer from = ByteBuffer.wrap(bytes);
    CharBuffer decoded = CharBuffer.allocate(characters);
    decoder.decode(from, decoded, true);
    decoded.flip();
    String start = text.substring(0, characters);
    return start.contentEquals(decoded)
        ? from.position()
        : start.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String printable(@Nullable String reason) {
    if (reason == null) {
      return "Not well-formed JSON.";
    }
    StringBuilder printable = new StringBuilder();
    for (int at = 0; at < Math.min(reason.length(), LONGEST_REASON); at++) {
      char character = reason.charAt(at);
      printable.append(character >= ' ' && character < 0x7f ? character : '?');
    }
    return printable.toString();
  }
}

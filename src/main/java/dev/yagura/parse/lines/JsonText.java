package dev.yagura.parse.lines;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Tells JSON by how a line begins. */
final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final char RECORD_SEPARATOR = 0x1e;
  private static final String EVENT_STREAM = "data: {";

  private JsonText() {}

  /** Whether a line begins as an object does, in NDJSON, json-seq (RFC 7464) or an event stream. */
  static boolean beginsObject(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == RECORD_SEPARATOR) {
      at++;
    }
    return text.startsWith("{", at) || text.startsWith(EVENT_STREAM, at);
  }

  /** The value of a line that is one JSON string, as an array's element can be; else null. */
  static @Nullable String ofString(String text) {
    if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
      return null;
    }
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      String value = json.nextToken() == JsonToken.VALUE_STRING ? json.getString() : null;
      return json.nextToken() == null ? value : null;
    } catch (JacksonException plainText) {
      return null;
    }
  }
}

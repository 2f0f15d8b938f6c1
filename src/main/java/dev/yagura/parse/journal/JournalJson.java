package dev.yagura.parse.journal;

import dev.yagura.event.RawLine;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the journal's JSON, one object a line: {@code journalctl -o json}, {@code json-seq} (0x1e
 * before it) and {@code json-sse} ({@code data: } before it). Thread-safe.
 *
 * <p>A value is a string; an array of numbers where it is bytes; an array of either where the field
 * occurs more than once; {@code null} where journalctl left it out for its size (see the man page
 * of journalctl, {@code -o json}). Numbers and truth values, as other exporters write them, count
 * as their text.
 *
 * <p>Problems: {@code field_left_out: NAME} (null), {@code nested_value: NAME} (an object, not
 * read), {@code odd_byte: NAME} (a number that is no byte).
 */
public final class JournalJson {

  private static final int MAXIMUM_DEPTH = 64;
  private static final int MAXIMUM_TEXT = 64 * 1024 * 1024;
  private static final String EVENT_STREAM_PREFIX = "data:";

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAXIMUM_DEPTH)
                  .maxStringLength(MAXIMUM_TEXT)
                  .build())
          .build();

  /**
   * Reads one line.
   *
   * @param line the line as received
   * @param text its text
   * @return the entry; empty where the line is well-formed JSON of another kind
   * @throws UnreadableJsonException where it is not well-formed, or nested deeper than 64
   */
  public Optional<JournalEntry> read(RawLine line, String text) throws UnreadableJsonException {
    int start = afterPrefix(text);
    JsonParser json = null;
    try {
      json = factory.createParser(ObjectReadContext.empty(), text.substring(start));
      EntryFields fields = new EntryFields();
      JsonToken first = json.nextToken();
      if (first == null) {
        throw new UnreadableJsonException(
            "Expected a JSON object, found the end of the line.", line.bytes().length);
      }
      if (first == JsonToken.START_OBJECT) {
        readObject(json, fields);
      } else {
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        throw JsonProblem.at(
            line, text, start, json.currentTokenLocation(), "Expected the end of the line");
      }
      return fields.areOfTheJournal() ? Optional.of(fields.entry(line)) : Optional.empty();
    } catch (JacksonException malformed) {
      throw JsonProblem.of(line, text, start, json, malformed);
    } finally {
      if (json != null) {
        json.close();
      }
    }
  }

  private static int afterPrefix(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == '\uFEFF')) {
      start++;
    }
    return text.startsWith(EVENT_STREAM_PREFIX, start)
        ? start + EVENT_STREAM_PREFIX.length()
        : start;
  }

  private static void readObject(JsonParser json, EntryFields fields) {
    String name = json.nextName();
    while (name != null) {
      String clean = JournalText.clean(name);
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_ARRAY) {
        readArray(json, clean, fields);
      } else {
        readScalar(json, value, clean, fields);
      }
      name = json.nextName();
    }
  }

  private static void readScalar(
      JsonParser json, JsonToken token, String name, EntryFields fields) {
    if (token == JsonToken.VALUE_NULL) {
      fields.problem("field_left_out", name, "");
    } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      json.skipChildren();
      fields.problem("nested_value", name, "");
    } else {
      fields.add(name, JournalText.clean(json.getString()));
    }
  }

  /** Numbers are the bytes of one value; strings and arrays are values of a repeated field. */
  private static void readArray(JsonParser json, String name, EntryFields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean numbers = false;
    boolean empty = true;
    JsonToken token = json.nextToken();
    while (token != JsonToken.END_ARRAY) {
      empty = false;
      if (token.isNumeric()) {
        numbers = true;
        bytes.write(byteOf(json, token, name, fields));
      } else if (token == JsonToken.START_ARRAY) {
        readBytes(json, name, fields);
      } else {
        readScalar(json, token, name, fields);
      }
      token = json.nextToken();
    }
    if (numbers || empty) {
      fields.add(name, JournalText.ofBytes(bytes.toByteArray()));
    }
  }

  private static void readBytes(JsonParser json, String name, EntryFields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonToken token = json.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token.isNumeric()) {
        bytes.write(byteOf(json, token, name, fields));
      } else {
        readScalar(json, token, name, fields);
      }
      token = json.nextToken();
    }
    fields.add(name, JournalText.ofBytes(bytes.toByteArray()));
  }

  private static int byteOf(JsonParser json, JsonToken token, String name, EntryFields fields) {
    if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT) {
      int value = json.getIntValue();
      // Signed bytes are what a careless exporter makes of those above 127.
      if (value >= Byte.MIN_VALUE && value <= 0xff) {
        return value;
      }
    }
    fields.problem("odd_byte", name, "");
    return '?';
  }
}

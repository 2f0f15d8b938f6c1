package dev.yagura.parse.lines;

import dev.yagura.parse.Header;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the lines of a log store's export: JSON objects with the log's text in one of the fields.
 */
final class ExportJson {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEPTH = 3;
  private static final List<String> TEXT =
      List.of("message", "MESSAGE", "SyslogMessage", "log", "line", "_raw", "result._raw", "msg");
  private static final List<String> HOST =
      List.of(
          "host", "hostname", "HostName", "host.hostname", "host.name", "Computer", "result.host");
  private static final List<String> TIME =
      List.of(
          "@timestamp", "time", "timestamp", "EventTime", "TimeGenerated", "_time", "result._time");
  private static final List<String> PROGRAM =
      List.of("ProcessName", "SYSLOG_IDENTIFIER", "program", "process.name", "ident", "appname");
  private static final List<String> PID = List.of("ProcessID", "pid", "process.pid", "procid");

  /** What an object says of a line, the line itself among it. */
  record Exported(
      String text,
      @Nullable Instant time,
      @Nullable String host,
      @Nullable String program,
      @Nullable String pid) {

    /** The line's own header, and where it lacks something, the object's word for it. */
    Header complete(Header header) {
      boolean named = header.program() != null;
      return new Header(
          header.time() == null ? time : header.time(),
          header.host() == null ? host : header.host(),
          named ? header.program() : program,
          named ? header.pid() : pid,
          header.facts(),
          header.problems(),
          header.line());
    }
  }

  private final Function<String, @Nullable Instant> times;

  /**
   * @param times reads a time; gives null where it is none
   */
  ExportJson(Function<String, @Nullable Instant> times) {
    this.times = times;
  }

  /** Reads a well-formed object; null where it holds no line. */
  @Nullable Exported read(String text) {
    Map<String, String> values = new HashMap<>();
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        collect(json, "", 1, values);
      }
    } catch (JacksonException unreadable) {
      return null;
    }
    String line = first(values, TEXT);
    if (line == null) {
      return null;
    }
    return new Exported(
        line.stripTrailing(),
        time(first(values, TIME)),
        first(values, HOST),
        first(values, PROGRAM),
        first(values, PID));
  }

  private static void collect(
      JsonParser json, String prefix, int depth, Map<String, String> values) {
    String name = json.nextName();
    while (name != null) {
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT && depth < DEPTH) {
        collect(json, prefix + name + ".", depth + 1, values);
      } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
        json.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        values.putIfAbsent(prefix + name, json.getString());
      }
      name = json.nextName();
    }
  }

  private static @Nullable String first(Map<String, String> values, List<String> names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private @Nullable Instant time(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Instant epoch = EpochText.read(text);
    return epoch == null ? times.apply(text) : epoch;
  }
}

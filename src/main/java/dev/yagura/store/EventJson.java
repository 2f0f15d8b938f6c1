package dev.yagura.store;

import dev.yagura.event.AuditFields;
import dev.yagura.event.Event;
import dev.yagura.event.EventField;
import dev.yagura.event.RawLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON forms of events: the columns {@code fields} and {@code records}, and bound sets. */
final class EventJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EventJson() {}

  /** The fields that have no column. */
  static String fields(Event event) {
    Map<String, Object> rest = new LinkedHashMap<>();
    event
        .fields()
        .forEach(
            (name, value) -> {
              if (EventField.of(name).isEmpty() || !(value instanceof String)) {
                rest.put(name, value);
              }
            });
    return write(rest);
  }

  /** The records of an audit event; null for every other kind. */
  static @Nullable String records(Event event) {
    return event.records().isEmpty() ? null : write(recordList(event.records(), List.of()));
  }

  /** The event as an object with the columns of the relation, without its key and raw text. */
  static Map<String, @Nullable Object> columns(Event event) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    Map<String, Object> rest = new LinkedHashMap<>();
    event
        .fields()
        .forEach(
            (name, value) ->
                (EventField.of(name).isPresent() && value instanceof String ? row : rest)
                    .put(name, value));
    row.put("model", event.model() == null ? null : event.model().cimName());
    row.put("fields", rest);
    row.put("records", recordList(event.records(), List.of()));
    return row;
  }

  /** An element of a bound set: every column, raw text included. */
  static Map<String, @Nullable Object> boundRow(StoredEvent stored) {
    Event event = stored.event();
    Map<String, @Nullable Object> row = columns(event);
    row.put("retention_class", stored.id().retentionClass());
    row.put("arrival_day", stored.id().arrivalDay().toString());
    row.put("host_id", stored.id().hostId());
    row.put("slice_id", stored.id().sliceId());
    row.put("ordinal", stored.id().ordinal());
    row.put("time", event.time().toString());
    row.put("arrived", stored.arrived().toString());
    row.put("host", event.host());
    row.put("source", event.source());
    row.put("sourcetype", event.sourcetype());
    row.put("index_name", event.index());
    row.put("event_count", event.count());
    row.put("quarantined", event.quarantined());
    row.put("event_key", event.eventKey());
    row.put("raw", withDecoded(rawText(event), event.records()));
    if (event.records().size() == event.lines().size()) {
      row.put("records", recordList(event.records(), event.lines()));
    }
    return row;
  }

  /** The event's lines, decoded and joined by newline. */
  static String rawText(Event event) {
    return event.lines().stream().map(EventJson::text).collect(Collectors.joining("\n"));
  }

  /** Reads the column {@code fields}. */
  static Map<String, Object> readFields(String json) {
    return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /** Reads the column {@code records}. */
  static List<AuditFields> readRecords(@Nullable String json) {
    return json == null ? List.of() : JSON.readValue(json, new TypeReference<>() {});
  }

  static String write(Object value) {
    return JSON.writeValueAsString(clean(value));
  }

  /** PostgreSQL refuses U+0000 in jsonb as well: it becomes a visible escape. */
  private static Object clean(Object value) {
    if (value instanceof String text) {
      return text.indexOf('\0') < 0 ? text : text.replace("\0", "\\x00");
    }
    if (value instanceof List<?> list) {
      return list.stream().map(EventJson::cleanNullable).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> cleaned = new LinkedHashMap<>();
      map.forEach((key, item) -> cleaned.put(clean(key), cleanNullable(item)));
      return cleaned;
    }
    return value;
  }

  private static @Nullable Object cleanNullable(@Nullable Object value) {
    return value == null ? null : clean(value);
  }

  /** Records and lines go in step: each record is one line. */
  private static List<Map<String, Object>> recordList(
      List<AuditFields> records, List<RawLine> lines) {
    List<Map<String, Object>> list = new ArrayList<>(records.size());
    for (int i = 0; i < records.size(); i++) {
      AuditFields record = records.get(i);
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("type", record.type());
      object.put("line", record.line());
      object.put("fields", record.fields());
      if (!lines.isEmpty()) {
        object.put("raw", withDecoded(text(lines.get(i)), List.of(record)));
      }
      list.add(object);
    }
    return list;
  }

  /** Keywords see the line as it came, and after it what the audit log wrote in hex. */
  private static String withDecoded(String raw, List<AuditFields> records) {
    if (records.isEmpty()) {
      return raw;
    }
    return raw
        + "\n"
        + records.stream()
            .flatMap(record -> record.fields().values().stream())
            .filter(value -> !raw.contains(value))
            .collect(Collectors.joining("\n"));
  }

  private static String text(RawLine line) {
    return new String(line.bytes(), StandardCharsets.UTF_8).replace("\0", "\\x00");
  }
}

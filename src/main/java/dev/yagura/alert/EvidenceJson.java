package dev.yagura.alert;

import dev.yagura.event.Event;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The full copy of an event, in the form in which the API gives events. */
final class EvidenceJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EvidenceJson() {}

  static String of(StoredEvent stored) {
    Event event = stored.event();
    Map<String, Object> copy = new LinkedHashMap<>();
    copy.put("id", stored.id().toString());
    copy.put("time", TIME.format(event.time()));
    copy.put("arrived", TIME.format(stored.arrived()));
    copy.put("host", event.host());
    copy.put("source", event.source());
    copy.put("sourcetype", event.sourcetype());
    copy.put("index", event.index());
    copy.put("model", event.model() == null ? null : event.model().cimName());
    copy.put("quarantined", event.quarantined());
    copy.put("problems", event.problems());
    copy.put("fields", event.fields());
    copy.put("raw", EventReader.rawText(event));
    return write(copy);
  }

  /** JSON that {@code jsonb} takes: it cannot hold the character NUL. */
  static String write(Object value) {
    return JSON.writeValueAsString(withoutNul(value));
  }

  private static Object withoutNul(Object value) {
    if (value instanceof String text) {
      return text.replace("\0", "\\x00");
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> clean = new LinkedHashMap<>();
      map.forEach((key, inner) -> clean.put(key, inner == null ? null : withoutNul(inner)));
      return clean;
    }
    if (value instanceof Iterable<?> list) {
      return java.util.stream.StreamSupport.stream(list.spliterator(), false)
          .map(inner -> withoutNul(inner))
          .toList();
    }
    return value;
  }
}

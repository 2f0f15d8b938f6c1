package dev.yagura.web;

import dev.yagura.alert.AlertDetail;
import dev.yagura.event.EventId;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The events that made an alert: as stored where they still are, else the copies it keeps. */
@Component
final class AlertEvidence {

  private static final int AT_MOST = 100;

  private final EventReader reader;

  AlertEvidence(EventReader reader) {
    this.reader = reader;
  }

  List<AlertModel.Evidence> of(AlertDetail detail) {
    List<AlertDetail.Evidence> evidence = detail.evidence().stream().limit(AT_MOST).toList();
    Map<EventId, StoredEvent> stored =
        reader.read(evidence.stream().flatMap(one -> id(one).stream()).toList()).stream()
            .collect(Collectors.toMap(StoredEvent::id, event -> event, (one, same) -> one));
    return evidence.stream()
        .map(
            one ->
                new AlertModel.Evidence(
                    id(one)
                        .flatMap(id -> Optional.ofNullable(stored.get(id)))
                        .map(event -> EventRows.model(event, EventRows.RAW_AMONG_OTHERS, null))
                        .orElseGet(() -> copy(one.event())),
                    values(one.matched())))
        .toList();
  }

  private static Optional<EventId> id(AlertDetail.Evidence evidence) {
    return EventId.parse(evidence.event().path("id").asString(""));
  }

  private static EventModel copy(JsonNode event) {
    String raw = event.path("raw").asString("");
    EventRow row =
        new EventRow(
            event.path("id").asString(""),
            time(event, "time"),
            time(event, "arrived"),
            event.path("host").asString(""),
            event.path("source").asString(""),
            event.path("sourcetype").asString(""),
            event.hasNonNull("model") ? event.path("model").asString() : null,
            event.path("quarantined").asBoolean(false),
            values(event.path("fields")),
            EventRows.cut(raw, EventRows.RAW_AMONG_OTHERS));
    return new EventModel(
        row,
        null,
        event.hasNonNull("index") ? event.path("index").asString() : null,
        event.path("problems").valueStream().map(problem -> problem.asString("")).toList(),
        List.of(),
        null,
        raw.getBytes(StandardCharsets.UTF_8).length,
        row.raw().length() < raw.length());
  }

  private static Instant time(JsonNode event, String name) {
    return Instant.parse(event.path(name).asString("1970-01-01T00:00:00Z"));
  }

  private static Map<String, String> values(JsonNode object) {
    Map<String, String> values = new LinkedHashMap<>();
    object.propertyStream().forEach(field -> values.put(field.getKey(), value(field.getValue())));
    return values;
  }

  private static String value(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().map(AlertEvidence::value).collect(Collectors.joining(", "));
    }
    return node.isObject() ? node.toString() : node.asString("");
  }
}

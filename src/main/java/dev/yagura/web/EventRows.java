package dev.yagura.web;

import dev.yagura.event.Event;
import dev.yagura.event.RawLine;
import dev.yagura.ingest.Batches;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stored events as pages show them. */
final class EventRows {

  /** Characters of raw text that a line of a list carries. */
  static final int RAW_IN_LIST = 4_000;

  /** Characters of raw text of an event that is shown with others. */
  static final int RAW_AMONG_OTHERS = 20_000;

  /** Characters of raw text of an event on its own page. */
  static final int RAW_ALONE = 200_000;

  private EventRows() {}

  static EventRow of(StoredEvent stored) {
    return row(stored, RAW_IN_LIST);
  }

  private static EventRow row(StoredEvent stored, int limit) {
    Event event = stored.event();
    return new EventRow(
        stored.id().toString(),
        event.time(),
        stored.arrived(),
        event.host(),
        event.source(),
        event.sourcetype(),
        event.model() == null ? null : event.model().cimName(),
        event.quarantined(),
        fields(event.fields()),
        cut(EventReader.rawText(event), limit));
  }

  /**
   * An event with all that is known of it.
   *
   * @param limit characters of raw text
   * @param batch the receipt that it came with; null where that does not matter
   */
  static EventModel model(StoredEvent stored, int limit, Batches.@Nullable Batch batch) {
    Event event = stored.event();
    EventRow row = row(stored, limit);
    return new EventModel(
        row,
        event.host().equalsIgnoreCase(event.reportedHost()) ? null : event.reportedHost(),
        event.index(),
        event.problems(),
        event.records().stream()
            .map(record -> new EventModel.RecordModel(record.type(), record.fields()))
            .toList(),
        batch == null ? null : origin(stored, batch),
        size(event.lines()),
        row.raw().length() < EventReader.rawText(event).length());
  }

  private static EventModel.OriginModel origin(StoredEvent stored, Batches.Batch batch) {
    return new EventModel.OriginModel(
        batch.token() == null ? "" : batch.token(),
        Doors.path(batch.door()),
        String.valueOf(batch.id()),
        stored.lineNumbers());
  }

  /** The size of the lines joined by newline, in bytes. */
  private static long size(List<RawLine> lines) {
    return lines.stream().mapToLong(line -> line.bytes().length).sum()
        + Math.max(0, lines.size() - 1);
  }

  /** The text's beginning; never ends within a surrogate pair. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
  }

  private static Map<String, String> fields(Map<String, Object> fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            texts.put(
                name,
                value instanceof List<?> values
                    ? values.stream().map(Object::toString).collect(Collectors.joining(", "))
                    : value.toString()));
    return texts;
  }
}

package dev.yagura.store;

import dev.yagura.event.Event;
import dev.yagura.event.EventField;
import dev.yagura.event.RawLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of the table {@code events} in COPY's text format. */
final class EventRows {

  static final String COPY =
      """
      COPY events (retention_class, arrival_day, host_id, slice_id, ordinal, batch_id, time, arrived,
        event_count, quarantined, places, lines, reported_host, source, sourcetype, index_name, model,
        event_key, problems, %s, fields, records) FROM STDIN
      """
          .formatted(
              Arrays.stream(EventField.values())
                  .map(field -> '"' + field.cimName() + '"')
                  .collect(Collectors.joining(", ")));

  private EventRows() {}

  static void append(
      CopyText row,
      NewEvent newEvent,
      int retentionClass,
      long sliceId,
      int ordinal,
      LocalDate day,
      Instant arrived,
      List<Integer> places) {
    Event event = newEvent.event();
    row.value(retentionClass)
        .value(day.toString())
        .value(newEvent.hostId())
        .value(sliceId)
        .value(ordinal)
        .value(newEvent.batchId())
        .value(StoredTime.of(event.time()))
        .value(arrived)
        .value(event.count())
        .value(event.quarantined())
        .integers(places)
        .integers(event.lines().stream().map(RawLine::number).toList())
        .value(event.reportedHost())
        .value(event.source())
        .value(event.sourcetype())
        .value(event.index())
        .value(event.model() == null ? null : event.model().cimName())
        .value(event.eventKey())
        .texts(event.problems());
    for (EventField field : EventField.values()) {
      row.value(event.fields().get(field.cimName()) instanceof String text ? text : null);
    }
    row.value(EventJson.fields(event)).value(EventJson.records(event)).endRow();
  }
}

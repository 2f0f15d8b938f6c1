package dev.yagura.api;

import dev.yagura.event.AuditFields;
import dev.yagura.event.Event;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of a list. */
record EventItem(
    String id,
    String time,
    String arrived,
    String host,
    String source,
    String sourcetype,
    @Nullable String index,
    @Nullable String model,
    boolean quarantined,
    List<String> problems,
    Map<String, Object> fields,
    String raw) {

  static EventItem of(StoredEvent stored) {
    Event event = stored.event();
    return new EventItem(
        stored.id().toString(),
        Times.text(event.time()),
        Times.text(stored.arrived()),
        event.host(),
        event.source(),
        event.sourcetype(),
        event.index(),
        event.model() == null ? null : event.model().cimName(),
        event.quarantined(),
        event.problems(),
        event.fields(),
        EventReader.rawText(event));
  }

  /** One event by itself: with its audit records, and where it came from. */
  record Whole(
      @com.fasterxml.jackson.annotation.JsonUnwrapped EventItem event,
      List<AuditFields> records,
      Origin origin) {}

  /** The receipt that completed it, and its lines' numbers in that request's body. */
  record Origin(@Nullable String token, String door, String batch, List<Integer> lines) {}
}

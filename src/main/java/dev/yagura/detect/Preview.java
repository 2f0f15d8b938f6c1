package dev.yagura.detect;

import dev.yagura.event.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a rule finds among stored events.
 *
 * @param count matching events; for a window rule the events of the windows that held
 * @param items the first of them by time, a hundred at most
 */
public record Preview(int count, List<Item> items) {

  /** A matching event. */
  public record Item(EventId event, Instant time, String host, Map<String, Object> matched) {}
}

package dev.yagura.detect.run;

import dev.yagura.event.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a rule's statement: an event, or one of its records, that its condition matched.
 *
 * @param group the values of the by-fields; null where the event has none
 * @param counted the values of the counted fields; null where the event has none
 */
public record Match(
    EventId id,
    Instant time,
    String host,
    int count,
    String eventKey,
    List<@Nullable String> group,
    List<@Nullable String> counted,
    Map<String, Object> matched) {}

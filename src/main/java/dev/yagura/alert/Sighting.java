package dev.yagura.alert;

import dev.yagura.event.EventId;
import dev.yagura.rule.ActiveRule;
import java.time.Instant;
import java.util.Map;

/**
 * An event that a rule matched, or that was part of a window of the rule that held.
 *
 * @param eventKey made from the event's content; copies have the same one. {@code ""} without one
 * @param count how many acts the event stands for
 * @param group by-fields and their values, in the rule's order; those without a value left out
 * @param matched the fields that the rule's condition matched on
 * @param backFill seen while evaluating history
 * @param sample the event is sample data
 * @param revision the event was evaluated before, and again with a late audit record
 */
public record Sighting(
    ActiveRule rule,
    EventId eventId,
    String eventKey,
    String host,
    Instant time,
    int count,
    Map<String, String> group,
    Map<String, Object> matched,
    boolean backFill,
    boolean sample,
    boolean revision) {}

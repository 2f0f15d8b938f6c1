package dev.yagura.detect;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a rule would have found.
 *
 * @param rule the rule's id
 * @param title the rule's title
 * @param lines the numbers of the lines that made the event, or the group's events, in order
 * @param time of the event; of a window the last event's
 * @param host of the event; of a window the first event's
 * @param matched fields that the condition matched on, and the group's values
 */
public record TrialMatch(
    String rule,
    String title,
    List<Integer> lines,
    Instant time,
    String host,
    Map<String, Object> matched) {}

package dev.yagura.detect.window;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A base match that windows count.
 *
 * @param base place of its base in the rule's list
 * @param count how many acts the event stands for
 * @param counted the values of the counted fields; null where the event has none
 */
public record WindowRow(
    int base,
    Instant time,
    String eventId,
    String eventKey,
    String host,
    int count,
    List<@Nullable String> counted) {}

package dev.yagura.detect.run;

import dev.yagura.event.EventId;
import java.util.List;
import java.util.function.Predicate;

/**
 * Findings that are ready to be written.
 *
 * @param backFill found while evaluating history
 * @param sample tells sample events
 * @param revision the events were evaluated before
 */
public record Evaluated(
    List<Finding> findings, boolean backFill, Predicate<EventId> sample, boolean revision) {}

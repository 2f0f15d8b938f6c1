package dev.yagura.detect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a back-fill is.
 *
 * @param from event time, inclusive
 * @param to event time, exclusive
 * @param outcome {@code done} or {@code rule_gone}; null while it runs
 */
public record BackFillProgress(
    long id,
    String ruleId,
    Instant from,
    Instant to,
    int slicesTotal,
    int slicesDone,
    long matches,
    @Nullable Instant finishedAt,
    @Nullable String outcome) {}

package dev.yagura.host;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One source of a host, over the last 30 days of arrival.
 *
 * @param lastEvent the latest event time
 * @param lagSeconds how long the latest event was under way; 0 where it claims to come from later
 *     than it arrived
 * @param clockSkewSeconds how far the latest event time is ahead of its arrival; 0 where it is not
 * @param gaps missing serials or cursors; null: they are not counted yet
 */
public record SourceSummary(
    String sourcetype,
    String source,
    Instant lastEvent,
    Instant lastArrival,
    long lines,
    long events,
    long bytes,
    long quarantined,
    long lagSeconds,
    long clockSkewSeconds,
    @Nullable Long gaps,
    SourceState state) {}

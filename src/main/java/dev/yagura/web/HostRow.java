package dev.yagura.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host in a list.
 *
 * @param lastEvent newest event time; null before the first event
 * @param state {@code active}, {@code silent} (a source is), {@code clock_skew}, {@code gaps},
 *     {@code retired}
 * @param events24h events that arrived in the last 24 hours
 * @param openAlerts new or in progress, of every severity
 */
record HostRow(
    String host,
    Instant firstSeen,
    @Nullable Instant lastEvent,
    @Nullable Instant lastArrival,
    String state,
    int sources,
    long events24h,
    long bytes24h,
    long openAlerts) {}

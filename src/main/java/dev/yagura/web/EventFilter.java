package dev.yagura.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are searched.
 *
 * @param arrival whether {@code from} and {@code to} are times of arrival
 * @param from inclusive
 * @param to exclusive
 * @param query the search language; may be empty
 */
record EventFilter(
    Instant from,
    Instant to,
    boolean arrival,
    @Nullable String host,
    @Nullable String sourcetype,
    String query) {}

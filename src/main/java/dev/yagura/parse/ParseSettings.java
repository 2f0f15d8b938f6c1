package dev.yagura.parse;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the lines of one request are to be read.
 *
 * @param sourcetype the declared sourcetype; null to detect it for each line
 * @param zone the zone of times without one; null for UTC, and then each such record is marked
 *     {@code zone_assumed}
 * @param year the year of times without one (of the first line; it goes on through a new year
 *     inside the body); null for the latest year that is not later than receipt and a day
 * @param arrived time of receipt
 */
public record ParseSettings(
    @Nullable String sourcetype, @Nullable ZoneId zone, @Nullable Year year, Instant arrived) {}

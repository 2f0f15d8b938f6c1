package dev.yagura.host;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Volume of one group; what was not grouped by is null.
 *
 * @param day a day in the zone that was asked for
 * @param lines lines received
 * @param events events made of them
 * @param bytes size of the raw log as sent, newlines counted, without compression
 */
public record VolumeRow(
    @Nullable String host,
    @Nullable String sourcetype,
    @Nullable LocalDate day,
    long lines,
    long events,
    long bytes) {}

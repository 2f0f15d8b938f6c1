package dev.yagura.web;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of events.
 *
 * @param model the CIM data model; null where no parser understood the text
 * @param fields CIM names and values
 * @param raw the records joined by newline; may be cut after some thousand characters
 */
record EventRow(
    String id,
    Instant time,
    Instant arrived,
    String host,
    String source,
    String sourcetype,
    @Nullable String model,
    boolean quarantined,
    Map<String, String> fields,
    String raw) {}

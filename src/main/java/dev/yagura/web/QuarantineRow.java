package dev.yagura.web;

import java.time.Instant;
import java.util.List;

/**
 * A line that could not be read.
 *
 * @param problems why
 * @param raw its beginning
 */
record QuarantineRow(
    String id,
    Instant arrived,
    String host,
    String source,
    String sourcetype,
    List<String> problems,
    String raw) {}

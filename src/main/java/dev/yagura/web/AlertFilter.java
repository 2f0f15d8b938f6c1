package dev.yagura.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are listed.
 *
 * @param status {@code open} (new or in progress), {@code all}, or a status
 * @param severity {@code medium_up} (medium and above), {@code all}, or a severity
 * @param rule a rule's id; null for all
 * @param technique an ATT&amp;CK id; one without a dot includes its sub-techniques
 * @param assignee a username, {@code none} for alerts that nobody has taken, null for all
 * @param from alerts whose last event is at or after this; null for all
 * @param to alerts whose first event is before this; null for all
 */
record AlertFilter(
    String status,
    String severity,
    @Nullable String rule,
    @Nullable String host,
    @Nullable String technique,
    @Nullable String assignee,
    @Nullable Instant from,
    @Nullable Instant to) {}

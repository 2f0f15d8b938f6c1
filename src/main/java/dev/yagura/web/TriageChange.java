package dev.yagura.web;

import org.jspecify.annotations.Nullable;

/**
 * What is done to alerts. Null leaves a thing as it is.
 *
 * @param status {@code new}, {@code in_progress}, {@code closed}
 * @param disposition a disposition, with the status {@code closed}
 * @param assignee a username; empty for nobody
 * @param comment goes into the history
 */
record TriageChange(
    @Nullable String status,
    @Nullable String disposition,
    @Nullable String assignee,
    @Nullable String comment) {}

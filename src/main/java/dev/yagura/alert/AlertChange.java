package dev.yagura.alert;

import org.jspecify.annotations.Nullable;

/**
 * What a person changes. Null leaves a thing as it is.
 *
 * @param status {@code new}, {@code in_progress}, {@code closed}
 * @param disposition one of the six words; {@code ""} for none again
 * @param assignee an account; {@code ""} for nobody
 * @param comment goes into the history; {@code ""} is none
 */
public record AlertChange(
    @Nullable String status,
    @Nullable String disposition,
    @Nullable String assignee,
    @Nullable String comment) {}

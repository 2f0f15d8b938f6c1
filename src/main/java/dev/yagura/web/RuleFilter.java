package dev.yagura.web;

import org.jspecify.annotations.Nullable;

/**
 * Which rules are listed. Null is all.
 *
 * @param text part of a title or an id
 * @param state {@code running}, {@code cannot_fire}, {@code failed}, {@code unsupported}, {@code
 *     disabled}
 */
record RuleFilter(
    @Nullable String text,
    @Nullable String state,
    @Nullable String language,
    @Nullable String pack,
    @Nullable String technique) {}

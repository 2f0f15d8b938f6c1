package dev.yagura.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule in a list.
 *
 * @param language {@code sigma} or {@code spl}
 * @param level a severity; null where the rule makes results and no alert
 * @param reasons why it is in that state; each may name a host
 * @param costMillis mean time of a run; null before the first
 * @param alwaysCandidate whether it has no literal to look for first
 */
record RuleRow(
    String id,
    String title,
    String language,
    @Nullable String level,
    boolean enabled,
    String state,
    List<String> reasons,
    List<String> techniques,
    String pack,
    @Nullable Double costMillis,
    long matches7d,
    boolean alwaysCandidate) {}

package dev.yagura.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of rules.
 *
 * @param next the cursor of the next page; null at the end
 */
public record RulePage(List<RuleSummary> items, @Nullable String next) {}

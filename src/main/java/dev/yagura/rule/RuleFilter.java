package dev.yagura.rule;

import dev.yagura.query.RuleLanguage;
import org.jspecify.annotations.Nullable;

/**
 * Which rules a list shows; null asks for all.
 *
 * @param technique an ATT&amp;CK id; {@code T1059} finds its sub-techniques as well
 */
public record RuleFilter(
    @Nullable Boolean enabled,
    @Nullable RuleLanguage language,
    @Nullable String pack,
    @Nullable String technique,
    @Nullable RuleState state) {

  /** Every rule. */
  public static final RuleFilter ALL = new RuleFilter(null, null, null, null, null);

  boolean accepts(RuleSummary rule) {
    return (enabled == null || rule.enabled() == enabled)
        && (language == null || rule.language() == language)
        && (pack == null || rule.pack().equals(pack))
        && (state == null || rule.state() == state)
        && (technique == null || rule.techniques().stream().anyMatch(this::isWithin));
  }

  private boolean isWithin(String tagged) {
    return tagged.equalsIgnoreCase(technique)
        || tagged.regionMatches(true, 0, technique + ".", 0, technique.length() + 1);
  }
}

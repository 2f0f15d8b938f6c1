package dev.yagura.rule;

import dev.yagura.query.RuleLanguage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which rules a list shows; null asks for all.
 *
 * @param text part of a title or an id, in any case
 * @param technique an ATT&amp;CK id; {@code T1059} finds its sub-techniques as well
 */
public record RuleFilter(
    @Nullable String text,
    @Nullable Boolean enabled,
    @Nullable RuleLanguage language,
    @Nullable String pack,
    @Nullable String technique,
    @Nullable RuleState state) {

  /** Every rule. */
  public static final RuleFilter ALL = new RuleFilter(null, null, null, null, null);

  /** Whatever their titles. */
  public RuleFilter(
      @Nullable Boolean enabled,
      @Nullable RuleLanguage language,
      @Nullable String pack,
      @Nullable String technique,
      @Nullable RuleState state) {
    this(null, enabled, language, pack, technique, state);
  }

  boolean accepts(RuleSummary rule) {
    return (text == null || contains(rule.title()) || contains(rule.id()))
        && (enabled == null || rule.enabled() == enabled)
        && (language == null || rule.language() == language)
        && (pack == null || rule.pack().equals(pack))
        && (state == null || rule.state() == state)
        && (technique == null || rule.techniques().stream().anyMatch(this::isWithin));
  }

  private boolean contains(String value) {
    return value.toLowerCase(Locale.ROOT).contains(String.valueOf(text).toLowerCase(Locale.ROOT));
  }

  private boolean isWithin(String tagged) {
    return tagged.equalsIgnoreCase(technique)
        || tagged.regionMatches(true, 0, technique + ".", 0, technique.length() + 1);
  }
}

package dev.yagura.normalize.sysmon;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ATT&amp;CK technique that a Sysmon configuration writes into RuleName. */
final class RuleNames {

  /** An id that the agent has cut short, as {@code T110}, is none; {@code T1070.0} is T1070. */
  private static final Pattern TECHNIQUE =
      Pattern.compile("technique_?id=(T\\d{4}(?:\\.\\d{3})?)(?!\\d)", Pattern.CASE_INSENSITIVE);

  private RuleNames() {}

  static @Nullable String technique(@Nullable String ruleName) {
    if (ruleName == null) {
      return null;
    }
    Matcher matcher = TECHNIQUE.matcher(ruleName);
    return matcher.find() ? matcher.group(1).toUpperCase(Locale.ROOT) : null;
  }
}

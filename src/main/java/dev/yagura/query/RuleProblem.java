package dev.yagura.query;

import org.jspecify.annotations.Nullable;

/**
 * A finding about a rule's text.
 *
 * @param file the file; as in {@link RuleSource#file()}
 * @param ruleId the rule's id where it could be read
 * @param line 1-based line in the file; 0 where no place is known
 * @param column 1-based column; 0 where no place is known
 */
public record RuleProblem(
    Kind kind, String file, @Nullable String ruleId, int line, int column, String message) {

  /** What kind of finding it is. */
  public enum Kind {
    /** The text is wrong in its own language. */
    INVALID,
    /** The text is right, but asks for something that is not supported here. */
    UNSUPPORTED,
    /** It runs, but something about it deserves a look. */
    WARNING,
    /** The rule is for another product: it is skipped, not rejected. */
    OTHER_PRODUCT
  }
}

package dev.yagura.rule;

/** What a rule is doing now. Its name in lower case is the API's word. */
public enum RuleState {
  /** Enabled, compiled, and what it reads arrives. */
  RUNNING,
  /** Enabled and compiled, but nothing of its log source arrives. */
  CANNOT_FIRE,
  /** It could not be run on some slices, which are still open gaps. */
  FAILED,
  /** It is right in its own language, but asks for something that is not supported here. */
  UNSUPPORTED,
  /** Switched off. */
  DISABLED;

  /** The word of the API, {@code cannot_fire}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

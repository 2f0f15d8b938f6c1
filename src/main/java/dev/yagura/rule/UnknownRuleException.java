package dev.yagura.rule;

/** There is no rule of this id. */
public final class UnknownRuleException extends RuntimeException {

  /**
   * @param id the id that was asked for
   */
  public UnknownRuleException(String id) {
    super("There is no rule " + id);
  }
}

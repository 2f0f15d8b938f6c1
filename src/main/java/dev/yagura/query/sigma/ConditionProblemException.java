package dev.yagura.query.sigma;

import dev.yagura.query.RuleProblem.Kind;

/** A condition that cannot be read. */
final class ConditionProblemException extends Exception {

  private final transient Kind kind;
  private final int offset;

  ConditionProblemException(Kind kind, int offset, String message) {
    super(message);
    this.kind = kind;
    this.offset = offset;
  }

  Kind kind() {
    return kind;
  }

  /** 0-based place in the condition. */
  int offset() {
    return offset;
  }
}

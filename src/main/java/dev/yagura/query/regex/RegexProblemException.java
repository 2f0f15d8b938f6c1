package dev.yagura.query.regex;

/** An expression that is wrong, or asks for what is not supported. */
public final class RegexProblemException extends Exception {

  private final boolean unsupported;
  private final int offset;

  /**
   * @param unsupported whether the expression is right, but not supported here
   * @param offset 0-based place in the expression
   */
  public RegexProblemException(boolean unsupported, int offset, String message) {
    super(message);
    this.unsupported = unsupported;
    this.offset = offset;
  }

  /** Whether the expression is right in its own language, but not supported here. */
  public boolean unsupported() {
    return unsupported;
  }

  /** 0-based place in the expression. */
  public int offset() {
    return offset;
  }
}

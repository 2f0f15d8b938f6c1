package dev.yagura.parse.journal;

/** A line that is not well-formed JSON, or is nested deeper than the limit. */
public final class UnreadableJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long byteOffset;

  /**
   * @param message what was expected and found, safe to print
   * @param byteOffset where, in bytes from the start of the line
   */
  UnreadableJsonException(String message, long byteOffset) {
    super(message, null, false, false);
    this.byteOffset = byteOffset;
  }

  /** Where reading failed, in bytes from the start of the line. */
  public long byteOffset() {
    return byteOffset;
  }
}

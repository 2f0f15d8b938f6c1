package dev.yagura.parse.journal;

/** Placeholder. */
public final class UnreadableJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long byteOffset;

  UnreadableJsonException(String message, long byteOffset) {
    super(message);
    this.byteOffset = byteOffset;
  }

  /** Where reading failed. */
  public long byteOffset() {
    return byteOffset;
  }
}

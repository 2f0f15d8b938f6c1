package dev.yagura.parse.journal;

import java.io.IOException;

/** A body that is not the journal's export format, from some place on. */
public final class UnreadableExportException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long byteOffset;

  /**
   * @param message what was expected and found, safe to print
   * @param byteOffset where, in bytes from the start of the body
   */
  UnreadableExportException(String message, long byteOffset) {
    super(message);
    this.byteOffset = byteOffset;
  }

  /** Where reading failed, in bytes from the start of the body. */
  public long byteOffset() {
    return byteOffset;
  }
}

package dev.yagura.ingest;

import java.time.Duration;

/** Nothing was stored: the sender keeps its data and tries again later. */
public final class UnavailableException extends RuntimeException {

  private final Duration retryAfter;

  /**
   * @param message why
   * @param retryAfter when it is worth another try
   */
  public UnavailableException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /**
   * @param message why
   * @param retryAfter when it is worth another try
   * @param cause what went wrong here
   */
  public UnavailableException(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** When it is worth another try. */
  public Duration retryAfter() {
    return retryAfter;
  }
}

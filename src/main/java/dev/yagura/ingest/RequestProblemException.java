package dev.yagura.ingest;

import org.springframework.http.HttpStatus;

/** A request that cannot be taken: says what was wrong, and where. */
public final class RequestProblemException extends RuntimeException {

  private final HttpStatus status;
  private final String pointer;

  /**
   * @param pointer the parameter, or the place in the body
   */
  public RequestProblemException(HttpStatus status, String pointer, String message) {
    super(message);
    this.status = status;
    this.pointer = pointer;
  }

  /** The answer's status. */
  public HttpStatus status() {
    return status;
  }

  /** The parameter, or the place in the body. */
  public String pointer() {
    return pointer;
  }
}

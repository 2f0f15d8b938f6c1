package dev.yagura.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Signing in has failed so often that the next attempt has to wait. */
final class TooManyAttemptsException extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final Duration left;

  TooManyAttemptsException(Duration left) {
    super("too many attempts");
    this.left = left;
  }

  /** How long to wait, in whole seconds, rounded up. */
  long seconds() {
    return left.plusMillis(999).toSeconds();
  }
}

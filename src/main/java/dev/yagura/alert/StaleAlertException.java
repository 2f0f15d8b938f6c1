package dev.yagura.alert;

/** Somebody else has changed the alert meanwhile. */
public final class StaleAlertException extends RuntimeException {

  StaleAlertException(long id) {
    super("Alert " + id + " has been changed meanwhile");
  }
}

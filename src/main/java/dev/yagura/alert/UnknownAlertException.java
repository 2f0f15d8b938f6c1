package dev.yagura.alert;

/** There is no alert of this id. */
public final class UnknownAlertException extends RuntimeException {

  UnknownAlertException(long id) {
    super("There is no alert " + id);
  }
}

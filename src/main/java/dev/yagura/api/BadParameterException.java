package dev.yagura.api;

/** A parameter, or a member of a body, that cannot be used. */
final class BadParameterException extends RuntimeException {

  private final String pointer;

  BadParameterException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  String pointer() {
    return pointer;
  }
}

package dev.yagura.api;

/** There is no such thing. */
final class NotFoundException extends RuntimeException {

  NotFoundException(String what, String id) {
    super("There is no %s %s.".formatted(what, id));
  }
}

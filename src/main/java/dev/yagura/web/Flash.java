package dev.yagura.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form did, told on the page that follows.
 *
 * @param key the message's key
 * @param arguments the message's arguments
 * @param problem whether nothing was done
 * @param secret shown once, to be copied; null for none
 * @param undo how to take it back; null where that cannot be
 */
record Flash(
    String key,
    List<Object> arguments,
    boolean problem,
    @Nullable String secret,
    @Nullable Undo undo) {

  /** The name of the flash attribute. */
  static final String NAME = "flash";

  /** The form that takes something back: an action of {@code /alerts/triage} on these alerts. */
  record Undo(String action, List<String> ids) {}

  static Flash done(String key, Object... arguments) {
    return new Flash(key, List.of(arguments), false, null, null);
  }

  static Flash problem(String key, Object... arguments) {
    return new Flash(key, List.of(arguments), true, null, null);
  }

  /** The message's arguments as Thymeleaf takes them. */
  public Object[] parameters() {
    return arguments.toArray();
  }

  Flash withSecret(String text) {
    return new Flash(key, arguments, problem, text, undo);
  }

  Flash withUndo(String action, List<String> ids) {
    return new Flash(key, arguments, problem, secret, new Undo(action, ids));
  }
}

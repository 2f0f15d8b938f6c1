package dev.yagura.parse.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code USER : [REASON ; ]TTY=… ; PWD=… ; USER=… ; … ; COMMAND=…} of sudo (sudoers(5), "Event
 * logging"). Keys are split from the left up to the first {@code COMMAND=}, which takes the rest:
 * the command may hold anything. With a reason the command did not run.
 */
final class SudoMessage {

  private static final String SEPARATOR = " ; ";
  private static final String COMMAND = "COMMAND=";
  private static final String CONTINUED = "(command continued) ";
  private static final List<String> KEYS =
      List.of("TTY=", "PWD=", "USER=", "GROUP=", "TSID=", "ENV=", "HOST=", "CHROOT=", "RUNCHROOT=");

  private SudoMessage() {}

  /** Reads a message; null where it is of another kind. */
  static @Nullable Reading read(String text) {
    int colon = text.indexOf(" : ");
    if (colon < 1) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("src_user", text.substring(0, colon).strip());
    int at = colon + 3;
    if (text.startsWith(CONTINUED, at)) {
      values.put("COMMAND", text.substring(at + CONTINUED.length()));
      return Reading.of("sudo.command_continued", values);
    }
    StringBuilder reason = new StringBuilder();
    boolean keys = false;
    while (at < text.length() && !text.startsWith(COMMAND, at)) {
      int next = text.indexOf(SEPARATOR, at);
      int end = next < 0 ? text.length() : next;
      String key = key(text, at);
      if (key != null) {
        keys = true;
        values.putIfAbsent(key, text.substring(at + key.length() + 1, end));
      } else if (!keys) {
        reason.append(reason.isEmpty() ? "" : SEPARATOR).append(text, at, end);
      }
      at = next < 0 ? end : end + SEPARATOR.length();
    }
    boolean command = at < text.length();
    if (command) {
      values.put("COMMAND", text.substring(at + COMMAND.length()));
    } else if (!keys) {
      return null;
    }
    values.values().removeIf(String::isEmpty);
    if (reason.isEmpty()) {
      return Reading.of(command ? "sudo.command" : "sudo.note", values);
    }
    values.put("reason", reason.toString());
    return Reading.of(command ? "sudo.refused" : "sudo.problem", values);
  }

  private static @Nullable String key(String text, int at) {
    for (String key : KEYS) {
      if (text.startsWith(key, at)) {
        return key.substring(0, key.length() - 1);
      }
    }
    return null;
  }
}

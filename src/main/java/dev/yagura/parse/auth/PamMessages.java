package dev.yagura.parse.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PAM modules say through any program: {@code pam_unix(sshd:auth): …}, the older {@code
 * (pam_unix) …} and {@code pam_unix: …}, the tag {@code sshd(pam_unix)}, and libpam's own {@code
 * PAM 2 more authentication failures}.
 */
final class PamMessages {

  private static final String TAG_SUFFIX = "(pam_";
  private static final String FAILURE = "authentication failure; ";
  private static final String MORE = " more authentication failure";
  private static final String[] FIXED_KEYS = {"logname=", " uid=", " euid=", " tty=", " ruser="};
  private static final List<String> ACTOR_IS_RUSER =
      List.of("su", "su-l", "sudo", "sudo-i", "doas");

  private final MessageTable.Family table;

  PamMessages(MessageTable.Family table) {
    this.table = table;
  }

  /** The program's name without what PAM put behind it. */
  static String program(String tag) {
    int suffix = tag.indexOf(TAG_SUFFIX);
    return suffix > 0 ? tag.substring(0, suffix) : tag;
  }

  /** Reads a message; null where no PAM module speaks, or of something else. */
  @Nullable Reading read(String tag, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    int at = prefix(tag, text, values);
    if (at < 0) {
      return null;
    }
    String message = text.substring(at).stripTrailing();
    Reading failure = failure(message, values);
    if (failure != null) {
      return failure;
    }
    Reading reading = table.read(message);
    if (reading == null) {
      return null;
    }
    values.putAll(reading.values());
    return Reading.of(reading.kind(), values);
  }

  /** Where the message begins; -1 where no module is named. */
  private static int prefix(String tag, String text, Map<String, String> values) {
    int suffix = tag.indexOf(TAG_SUFFIX);
    if (suffix > 0) {
      values.put("pam_module", tag.substring(suffix + 1, tag.length() - 1));
      values.put("pam_service", tag.substring(0, suffix));
      return 0;
    }
    if (text.startsWith("PAM ")) {
      return text.contains(MORE) ? 4 : -1;
    }
    if (text.startsWith("(pam_")) {
      int close = text.indexOf(") ");
      return close < 0 ? -1 : module(text.substring(1, close), close + 2, values);
    }
    if (!text.startsWith("pam_")) {
      return -1;
    }
    int colon = text.indexOf(": ");
    if (colon < 0) {
      return -1;
    }
    String head = text.substring(0, colon);
    int open = head.indexOf('(');
    if (head.indexOf(' ') >= 0) {
      return -1;
    }
    if (open > 0 && head.endsWith(")")) {
      String inner = head.substring(open + 1, head.length() - 1);
      int separator = inner.lastIndexOf(':');
      if (separator > 0) {
        values.put("pam_service", inner.substring(0, separator));
      }
      values.put("pam_type", inner.substring(separator + 1));
      head = head.substring(0, open);
    }
    return module(head, colon + 2, values);
  }

  private static int module(String module, int message, Map<String, String> values) {
    values.put("pam_module", module);
    return message;
  }

  private static @Nullable Reading failure(String message, Map<String, String> values) {
    int count = 1;
    int keys = FAILURE.length();
    if (!message.startsWith(FAILURE)) {
      int end = message.indexOf(MORE);
      if (end < 1 || end > 9 || !message.chars().limit(end).allMatch(Character::isDigit)) {
        return null;
      }
      count = Math.max(1, Integer.parseInt(message, 0, end, 10));
      keys = message.indexOf("; ", end) + 2;
      if (keys < 2) {
        return null;
      }
    }
    if (!fixedKeys(message, keys, values)) {
      return null;
    }
    // sudo and su tell who asks as ruser; for others it is what the other side calls itself.
    String user = values.get("user");
    String asker = values.get("ruser");
    String service = values.getOrDefault("pam_service", "");
    if (user == null && asker != null && !ACTOR_IS_RUSER.contains(service)) {
      values.put("user", asker);
    }
    String kind = count == 1 && message.startsWith(FAILURE) ? "failure" : "more_failures";
    return new Reading("pam.authentication_" + kind, values, count, List.of());
  }

  /**
   * Splits by the fixed order of the keys. Who signs in chooses {@code ruser} and {@code user}, and
   * may write {@code rhost=} into either: the host is the last for which the rest is either nothing
   * or {@code user=…}, beginning with the first.
   */
  private static boolean fixedKeys(String message, int from, Map<String, String> values) {
    int at = from;
    for (int i = 0; i < FIXED_KEYS.length - 1; i++) {
      if (!message.startsWith(FIXED_KEYS[i], at)) {
        return false;
      }
      int begin = at + FIXED_KEYS[i].length();
      int end = message.indexOf(FIXED_KEYS[i + 1], begin);
      if (end < 0) {
        return false;
      }
      put(values, FIXED_KEYS[i].strip().replace("=", ""), message.substring(begin, end));
      at = end;
    }
    int actor = at + " ruser=".length();
    int rhost = message.indexOf(" rhost=", actor);
    while (rhost >= 0) {
      int host = rhost + " rhost=".length();
      int end = host;
      while (end < message.length() && message.charAt(end) != ' ') {
        end++;
      }
      int rest = end;
      while (rest < message.length() && message.charAt(rest) == ' ') {
        rest++;
      }
      if (rest == message.length() || message.startsWith("user=", rest)) {
        put(values, "ruser", message.substring(actor, rhost));
        put(values, "rhost", message.substring(host, end));
        put(values, "user", rest == message.length() ? "" : message.substring(rest + 5));
        return true;
      }
      rhost = message.indexOf(" rhost=", host);
    }
    return false;
  }

  private static void put(Map<String, String> values, String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }
}

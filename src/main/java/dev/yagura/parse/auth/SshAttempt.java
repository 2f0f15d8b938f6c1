package dev.yagura.parse.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code VERB METHOD for [invalid user ]USER from ADDRESS[ port N][ ssh2][: REST]} of sshd.
 *
 * <p>USER is chosen by whoever knocks, and so is what follows {@code ssh2: }. Neither the first
 * {@code from} nor the last is right, but the first after which the line goes on as sshd writes it.
 * Where several do, the line is ambiguous by nature, and all are told.
 */
final class SshAttempt {

  private static final String FOR = " for ";
  private static final String FROM = " from ";
  private static final String[] UNKNOWN_USER = {"invalid user ", "illegal user "};
  private static final Map<String, String> VERBS =
      Map.of(
          "Accepted ", "sshd.accepted",
          "Failed ", "sshd.failed_password",
          "Postponed ", "sshd.postponed",
          "Partial ", "sshd.partial");
  private static final int MOST_ALTERNATIVES = 4;

  private SshAttempt() {}

  /** Reads a message without its {@code [preauth]}; null where it is of another kind. */
  static @Nullable Reading read(String text) {
    for (Map.Entry<String, String> verb : VERBS.entrySet()) {
      if (text.startsWith(verb.getKey())) {
        return read(text, verb.getKey().length(), verb.getValue());
      }
    }
    return null;
  }

  private static @Nullable Reading read(String text, int from, String verbKind) {
    int end = text.indexOf(FOR, from);
    if (end < 0 || text.indexOf(' ', from) != end) {
      return null;
    }
    String method = text.substring(from, end);
    int user = end + FOR.length();
    boolean unknown = false;
    for (String prefix : UNKNOWN_USER) {
      if (text.startsWith(prefix, user)) {
        unknown = true;
        user += prefix.length();
        break;
      }
    }
    // For an empty name the blank before "from" is the one that follows "for" or "user".
    List<Map<String, String>> candidates = candidates(text, user);
    if (candidates.isEmpty()) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>(candidates.get(0));
    values.put("authentication_method", method);
    if (unknown) {
      values.put("unknown_user", "true");
    }
    String kind = verbKind.equals("sshd.failed_password") ? failed(method, unknown) : verbKind;
    return new Reading(kind, values, 1, candidates.subList(1, candidates.size()));
  }

  /** A client tries its keys one by one, and all but the last may well be refused. */
  private static String failed(String method, boolean unknownUser) {
    if (method.equals("publickey")) {
      return unknownUser ? "sshd.failed_publickey_unknown_user" : "sshd.failed_publickey";
    }
    return method.equals("none") ? "sshd.failed_none" : "sshd.failed_password";
  }

  private static List<Map<String, String>> candidates(String text, int user) {
    List<Map<String, String>> found = new ArrayList<>(1);
    int at = text.indexOf(FROM, Math.max(0, user - 1));
    while (at >= 0 && found.size() < MOST_ALTERNATIVES) {
      Map<String, String> values = new LinkedHashMap<>();
      if (address(text, at + FROM.length(), values)) {
        if (at > user) {
          values.put("user", text.substring(user, at));
        }
        found.add(values);
      }
      at = text.indexOf(FROM, at + FROM.length() - 1);
    }
    return found;
  }

  private static boolean address(String text, int from, Map<String, String> values) {
    int end = from;
    while (end < text.length() && text.charAt(end) != ' ') {
      end++;
    }
    if (end == from) {
      return false;
    }
    int at = end;
    if (text.startsWith(" port ", at)) {
      int digits = at + 6;
      int stop = digits;
      while (stop < text.length() && Character.isDigit(text.charAt(stop))) {
        stop++;
      }
      if (stop > digits) {
        values.put("src_port", text.substring(digits, stop));
        at = stop;
      }
    }
    if (text.startsWith(" ssh", at)) {
      at += 4;
      if (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
    }
    // "from ADDRESS: …" without a port: the colon is not the address's.
    boolean bare = at == end && text.charAt(end - 1) == ':' && end < text.length();
    if (at < text.length() && !text.startsWith(": ", at) && !bare) {
      return false;
    }
    values.put("src", text.substring(from, bare ? end - 1 : end));
    if (text.startsWith(": ", at)) {
      values.put("authentication_detail", text.substring(at + 2));
    }
    return true;
  }
}

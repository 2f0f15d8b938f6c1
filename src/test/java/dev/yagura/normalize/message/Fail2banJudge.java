package dev.yagura.normalize.message;

import dev.yagura.event.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts failures of sshd as fail2ban's filter does, from our events alone: a failure without an
 * address, or one that a later success may excuse, waits for another line of the same process. It
 * shows that kinds, users and sources are enough to tell what its authors tell.
 */
final class Fail2banJudge {

  private static final Set<String> FAILURES =
      Set.of(
          "sshd.failed_password",
          "sshd.failed_none",
          "sshd.failed_publickey_unknown_user",
          "sshd.invalid_user",
          "sshd.pam_error",
          "sshd.max_attempts",
          "sshd.user_not_allowed",
          "sshd.root_refused",
          "sshd.refused_connect",
          "sshd.user_changed",
          "sshd.client_auth_failed");
  private static final Set<String> WAITING =
      Set.of("sshd.failed_publickey", "sshd.user_not_allowed_note", "pam.authentication_failure");
  private static final Set<String> ENDS =
      Set.of(
          "sshd.connection_closed",
          "sshd.connection_reset",
          "sshd.auth_ended",
          "sshd.received_disconnect",
          "sshd.received_disconnect_error");
  private static final Set<String> PROBES =
      Set.of(
          "sshd.no_identification",
          "sshd.bad_protocol",
          "sshd.login_timeout",
          "sshd.no_negotiation");

  private static final class Process {
    private int waiting;
    private boolean reported;
    private final Set<String> users = new HashSet<>();
  }

  private final Map<String, Process> processes = new HashMap<>();

  /** Whether this event makes a failure that is to be counted. */
  boolean counts(Event event, String mode) {
    Map<String, Object> fields = event.fields();
    String kind = (String) fields.getOrDefault("event_kind", "");
    String id = (String) fields.getOrDefault("process_id", "");
    if (kind.equals("sshd.connection")) {
      processes.remove(id);
      return false;
    }
    Process process = processes.computeIfAbsent(id, any -> new Process());
    boolean known = fields.containsKey("src");
    boolean probing = !mode.isEmpty();
    String user = (String) fields.get("user");
    if (FAILURES.contains(kind)) {
      process.reported |= kind.equals("sshd.max_attempts");
      return known;
    }
    if (WAITING.contains(kind)) {
      process.waiting++;
      boolean other = user != null && process.users.add(user) && process.users.size() > 1;
      process.waiting = other ? 0 : process.waiting;
      return other && known;
    }
    if (kind.equals("sshd.too_many_failures")) {
      boolean first = !process.reported;
      process.reported = true;
      process.waiting = known || !first ? 0 : 1;
      return known && first;
    }
    if (kind.equals("sshd.accepted")) {
      boolean changed = !process.users.isEmpty() && !process.users.contains(user);
      processes.remove(id);
      return changed;
    }
    if (probing && PROBES.contains(kind)) {
      process.waiting = known ? 0 : 1;
      return known;
    }
    if (ENDS.contains(kind) && known) {
      boolean waited = process.waiting > 0;
      process.waiting = 0;
      return waited || probing && fields.containsKey("preauth") || probing && isBroken(event);
    }
    return false;
  }

  private static boolean isBroken(Event event) {
    return event.fields().containsKey("src_taken_from");
  }
}

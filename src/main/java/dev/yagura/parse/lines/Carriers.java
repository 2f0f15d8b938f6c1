package dev.yagura.parse.lines;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Programs through which records of other kinds come. */
final class Carriers {

  private static final Set<String> AUDIT =
      Set.of("audispd", "audisp-syslog", "auditd", "audit", "audisp-remote", "");
  private static final String KERNEL = "kernel";
  private static final String KERNEL_AUDIT = "audit: type=";

  private Carriers() {}

  /** Whether an event of Sysmon under this tag is believed: no tag, or Sysmon's own. */
  static boolean mayCarrySysmon(String program) {
    return program.isEmpty() || program.equals("sysmon");
  }

  /** The audit record in a message; null where its program sends none. */
  static @Nullable String auditRecord(String program, String message) {
    if (AUDIT.contains(program)) {
      return message.startsWith("type=") || message.startsWith("node=") || program.equals("audit")
          ? message
          : null;
    }
    if (!program.equals(KERNEL)) {
      return null;
    }
    int at = 0;
    if (message.startsWith("[")) {
      at = message.indexOf("] ") + 2;
    }
    return at < 16 + 2 && message.startsWith(KERNEL_AUDIT, at) ? message.substring(at) : null;
  }
}

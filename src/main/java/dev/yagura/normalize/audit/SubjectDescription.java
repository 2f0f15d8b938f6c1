package dev.yagura.normalize.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who acted, with which program: the fields that all audit events share. */
final class SubjectDescription {

  /** proc(5): the title is cut after 128 bytes, its end included. */
  private static final int TITLE_BYTES = 127;

  private SubjectDescription() {}

  static void describe(Map<String, String> record, AuditRecords records, EventFields event) {
    String uid = identity(record.get("uid"));
    String name = record.get("UID");
    event.put("user", name == null ? uid : name);
    if (uid != null && isNumber(uid)) {
      event.put("user_id", uid);
    }
    event.put("src_user", auditUser(record));
    event.put("session_id", identity(record.get("ses")));
    event.put("tty", record.getOrDefault("tty", record.get("terminal")));
    event.put("process_id", record.get("pid"));
    event.put("parent_process_id", record.get("ppid"));
    String exe = record.get("exe");
    if (exe != null) {
      event.put("process_path", exe);
      event.put("process_name", Paths.nameOf(exe));
      event.put("process_exec", Paths.nameOf(exe));
    }
    String directory = records.value("CWD", "cwd");
    event.put("process_current_directory", directory == null ? record.get("cwd") : directory);
    title(records, event);
  }

  /** The name of who logged in, else the number; null where nobody did. */
  static @Nullable String auditUser(Map<String, String> record) {
    String number = identity(record.get("auid"));
    if (number == null) {
      return null;
    }
    String name = record.get("AUID");
    return name == null || name.equals("unset") ? number : name;
  }

  /** An identity that is set; -1, its unsigned form and {@code unset} are not. */
  static @Nullable String identity(@Nullable String value) {
    return value == null
            || value.equals("4294967295")
            || value.equals("-1")
            || value.equals("unset")
        ? null
        : value;
  }

  /** The command line as PROCTITLE has it; the process may have overwritten it. */
  private static void title(AuditRecords records, EventFields event) {
    String title = records.value("PROCTITLE", "proctitle");
    if (title != null && records.arguments() == null) {
      event.put("process", title);
      if (title.getBytes(StandardCharsets.UTF_8).length >= TITLE_BYTES) {
        event.problem("truncated: process");
      }
    }
  }

  private static boolean isNumber(String value) {
    return value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

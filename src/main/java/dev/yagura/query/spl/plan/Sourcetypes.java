package dev.yagura.query.spl.plan;

import java.util.List;
import java.util.Locale;

/** Names that one kind of log goes by in Splunk's add-ons and their versions. */
final class Sourcetypes {

  /** ESCU 5 says {@code auditd}, ESCU 4 {@code linux:audit}, the add-on {@code linux_audit}. */
  static final List<String> AUDIT = List.of("auditd", "linux:audit", "linux_audit");

  private static final List<List<String>> SAME =
      List.of(AUDIT, List.of("sysmon:linux", "sysmon_linux"));

  private Sourcetypes() {}

  /** The names of the same kind of log, the given one included. */
  static List<String> sameAs(String name) {
    return SAME.stream()
        .filter(names -> names.stream().anyMatch(name::equalsIgnoreCase))
        .findFirst()
        .orElse(List.of(name));
  }

  /** Whether the name means the audit log. */
  static boolean isAudit(String name) {
    return AUDIT.contains(name.toLowerCase(Locale.ROOT));
  }
}

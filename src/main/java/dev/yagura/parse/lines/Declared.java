package dev.yagura.parse.lines;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sender says of the sourcetype of a body's lines. */
record Declared(@Nullable String sourcetype, Format format, boolean envelope) {

  /** The forms in which a line may have to be. */
  enum Format {
    AUDIT,
    SYSMON,
    ANY
  }

  private static final Set<String> AUDIT =
      Set.of("auditd", "linux:audit", "linux_audit", "linux:auditd", "audit");
  private static final Set<String> SYSMON =
      Set.of("sysmon:linux", "sysmon_linux", "sysmonlinux", "sysmon");

  /** Names of what carries lines of every kind: the kind is seen in the line itself. */
  private static final Set<String> ENVELOPES = Set.of("syslog", "linux_messages_syslog");

  /** Names of forms of transport, which say nothing of the lines. */
  private static final Set<String> CARRIERS =
      Set.of("", "journald", "journal", "_json", "json", "automatic", "auto");

  static Declared of(@Nullable String sourcetype) {
    String name = sourcetype == null ? "" : sourcetype.strip().toLowerCase(Locale.ROOT);
    if (AUDIT.contains(name)) {
      return new Declared(sourcetype, Format.AUDIT, false);
    }
    if (SYSMON.contains(name)) {
      return new Declared(sourcetype, Format.SYSMON, false);
    }
    boolean carrier = CARRIERS.contains(name);
    return new Declared(
        carrier ? null : sourcetype, Format.ANY, carrier || ENVELOPES.contains(name));
  }

  /** The declared sourcetype; else the one that was found. */
  String or(String found) {
    return sourcetype == null ? found : sourcetype;
  }

  /** The same for audit and Sysmon records, whose own sourcetype stands over an envelope's. */
  String contentOr(String found) {
    return sourcetype == null || envelope ? found : sourcetype;
  }

  /** What a line should have been. */
  String expected() {
    return format == Format.AUDIT
        ? "Expected an audit record (" + sourcetype + ")"
        : "Expected an event of Sysmon (" + sourcetype + ")";
  }
}

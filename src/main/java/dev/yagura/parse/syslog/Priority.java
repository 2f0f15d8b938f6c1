package dev.yagura.parse.syslog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Facility and severity by name (RFC 5424, 6.2.1, with the names of {@code syslog.h}). */
final class Priority {

  private static final String[] FACILITIES = {
    "kern",
    "user",
    "mail",
    "daemon",
    "auth",
    "syslog",
    "lpr",
    "news",
    "uucp",
    "cron",
    "authpriv",
    "ftp",
    "ntp",
    "audit",
    "alert",
    "clock",
    "local0",
    "local1",
    "local2",
    "local3",
    "local4",
    "local5",
    "local6",
    "local7"
  };
  private static final String[] SEVERITIES = {
    "emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"
  };
  private static final int MAXIMUM = FACILITIES.length * SEVERITIES.length - 1;
  private static final List<Map<String, String>> FACTS = all();
  private static final Map<String, Map<String, String>> BY_NAMES = byNames();

  private Priority() {}

  /** The facts {@code facility} and {@code severity}; none for a number over 191. */
  static Map<String, String> facts(int priority) {
    return priority < 0 || priority > MAXIMUM ? Map.of() : FACTS.get(priority);
  }

  /** The same of {@code auth.info} or {@code 4.6}, as BSD writes them. */
  static Map<String, String> facts(String names) {
    return BY_NAMES.getOrDefault(names.toLowerCase(Locale.ROOT), Map.of());
  }

  private static List<Map<String, String>> all() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, String>[] facts = new Map[MAXIMUM + 1];
    for (int i = 0; i <= MAXIMUM; i++) {
      facts[i] = Map.of("facility", FACILITIES[i / 8], "severity", SEVERITIES[i % 8]);
    }
    return List.of(facts);
  }

  private static Map<String, Map<String, String>> byNames() {
    Map<String, Map<String, String>> names = new HashMap<>();
    for (int i = 0; i <= MAXIMUM; i++) {
      names.put(FACILITIES[i / 8] + "." + SEVERITIES[i % 8], FACTS.get(i));
      names.put(i / 8 + "." + i % 8, FACTS.get(i));
    }
    return Map.copyOf(names);
  }
}

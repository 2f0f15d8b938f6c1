package dev.yagura.parse.journal;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an entry while it is read, and what the entry makes of them. */
final class EntryFields {

  private static final int MAXIMUM_PROBLEMS = 16;
  private static final int LONGEST_NAME_IN_PROBLEM = 64;
  private static final long MICROSECONDS = 1_000_000;
  private static final List<String> SIGNS_OF_THE_JOURNAL =
      List.of(
          "_HOSTNAME",
          "SYSLOG_IDENTIFIER",
          "_SYSTEMD_UNIT",
          "_TRANSPORT",
          "_BOOT_ID",
          "_MACHINE_ID",
          "_PID",
          "_COMM");

  private final Map<String, List<String>> values = new LinkedHashMap<>(64);
  private final List<String> problems = new ArrayList<>(1);

  /** One more value of a field. */
  void add(String name, String value) {
    values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
  }

  /** A finding about one field. */
  void problem(String word, String name, String more) {
    if (problems.size() < MAXIMUM_PROBLEMS) {
      problems.add(word + ": " + printable(name) + more);
    }
  }

  /** A finding about the entry. */
  void problem(String text) {
    if (!problems.contains(text)) {
      problems.add(text);
    }
  }

  boolean isEmpty() {
    return values.isEmpty() && problems.isEmpty();
  }

  /** Whether these are the fields of a journal entry, and not of some other JSON object. */
  boolean areOfTheJournal() {
    return values.containsKey("__REALTIME_TIMESTAMP")
        || (mentions("MESSAGE") && SIGNS_OF_THE_JOURNAL.stream().anyMatch(values::containsKey));
  }

  private boolean mentions(String name) {
    return values.containsKey(name)
        || problems.stream().anyMatch(problem -> problem.equals("field_left_out: " + name));
  }

  JournalEntry entry(RawLine line) {
    String program = first("SYSLOG_IDENTIFIER");
    String pid = first("_PID");
    Header header =
        new Header(
            time(),
            first("_HOSTNAME"),
            program == null ? first("_COMM") : program,
            pid == null ? first("SYSLOG_PID") : pid,
            facts(),
            List.copyOf(problems),
            line);
    String message = String.join("\n", values.getOrDefault("MESSAGE", List.of()));
    return new JournalEntry(header, message, Collections.unmodifiableMap(values));
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>(values.size() * 2);
    values.forEach(
        (name, list) -> {
          if (name.startsWith("_")) {
            facts.put(name, list.get(0));
          } else if (name.equals("PRIORITY")) {
            facts.put(name, list.get(0));
            facts.put("severity", list.get(0));
          } else if (name.equals("SYSLOG_FACILITY")) {
            facts.put(name, list.get(0));
            facts.put("facility", list.get(0));
          }
        });
    return Collections.unmodifiableMap(facts);
  }

  private @Nullable Instant time() {
    Instant source = microseconds(first("_SOURCE_REALTIME_TIMESTAMP"));
    return source == null ? microseconds(first("__REALTIME_TIMESTAMP")) : source;
  }

  private static @Nullable Instant microseconds(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      long value = Long.parseLong(text);
      return value < 0
          ? null
          : Instant.ofEpochSecond(value / MICROSECONDS, value % MICROSECONDS * 1_000);
    } catch (NumberFormatException | DateTimeException notATime) {
      return null;
    }
  }

  private @Nullable String first(String name) {
    List<String> list = values.get(name);
    return list == null ? null : list.get(0);
  }

  /** A name for a message of ours: odd characters become {@code ?}. */
  static String printable(String name) {
    StringBuilder printable = new StringBuilder();
    for (int at = 0; at < Math.min(name.length(), LONGEST_NAME_IN_PROBLEM); at++) {
      char character = name.charAt(at);
      boolean plain =
          character == '_'
              || character == '.'
              || (character < 128 && Character.isLetterOrDigit(character));
      printable.append(plain ? character : '?');
    }
    return printable.toString();
  }
}

package dev.yagura.normalize.audit;

import dev.yagura.event.AuditFields;
import dev.yagura.parse.AuditArguments;
import dev.yagura.parse.LogRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of one event, to be asked by type. */
final class AuditRecords {

  /** auditctl(8): several keys of one rule, joined. */
  private static final char KEY_SEPARATOR = 1;

  private final List<LogRecord.Audit> records;
  private final @Nullable AuditArguments arguments;

  AuditRecords(List<LogRecord.Audit> records) {
    this.records = records;
    List<LogRecord.Audit> execve = all("EXECVE");
    this.arguments = execve.isEmpty() ? null : AuditArguments.join(execve);
  }

  LogRecord.Audit first() {
    return records.get(0);
  }

  LogRecord.@Nullable Audit first(String type) {
    for (LogRecord.Audit record : records) {
      if (record.type().equals(type)) {
        return record;
      }
    }
    return null;
  }

  List<LogRecord.Audit> all(String type) {
    List<LogRecord.Audit> found = new ArrayList<>();
    for (LogRecord.Audit record : records) {
      if (record.type().equals(type)) {
        found.add(record);
      }
    }
    return found;
  }

  List<LogRecord.Audit> all() {
    return records;
  }

  /** A field of the first record of a type. */
  @Nullable String value(String type, String field) {
    LogRecord.Audit record = first(type);
    return record == null ? null : record.fields().get(field);
  }

  /** The arguments of an execve; null where no record holds them. */
  @Nullable AuditArguments arguments() {
    return arguments;
  }

  /** The PATH records by their item number; the log does not give them in order. */
  List<Map<String, String>> paths() {
    return all("PATH").stream()
        .map(LogRecord.Audit::fields)
        .sorted(Comparator.comparingInt(AuditRecords::item))
        .toList();
  }

  private static int item(Map<String, String> path) {
    String item = path.getOrDefault("item", "");
    boolean number =
        !item.isEmpty() && item.length() < 6 && item.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Integer.parseInt(item) : 0;
  }

  /**
   * The keys of the rules that logged the event; several records and several rules may name one.
   */
  List<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (LogRecord.Audit record : records) {
      String key = record.fields().get("key");
      if (key != null) {
        for (String one : key.split(String.valueOf(KEY_SEPARATOR))) {
          if (!one.isEmpty()) {
            keys.add(one);
          }
        }
      }
    }
    return List.copyOf(keys);
  }

  /** The records as they are stored: arguments joined into the first EXECVE record. */
  List<AuditFields> stored() {
    List<AuditFields> stored = new ArrayList<>(records.size());
    boolean joined = false;
    for (LogRecord.Audit record : records) {
      boolean execve = record.type().equals("EXECVE");
      if (!execve || !joined) {
        Map<String, String> fields =
            execve && arguments != null ? execve(record.fields(), arguments) : plain(record);
        stored.add(new AuditFields(record.type(), fields, record.header().line().number()));
      }
      joined |= execve;
    }
    return List.copyOf(stored);
  }

  private static Map<String, String> plain(LogRecord.Audit record) {
    String key = record.fields().get("key");
    if (key == null || key.indexOf(KEY_SEPARATOR) < 0) {
      return Collections.unmodifiableMap(record.fields());
    }
    Map<String, String> fields = new LinkedHashMap<>(record.fields());
    fields.put("key", key.replace(KEY_SEPARATOR, ','));
    return Collections.unmodifiableMap(fields);
  }

  private static Map<String, String> execve(Map<String, String> written, AuditArguments arguments) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("argc", Integer.toString(arguments.count()));
    arguments.byNumber().forEach((number, value) -> fields.put("a" + number, value));
    fields.put("execve_command", arguments.commandLine());
    written.forEach(
        (name, value) -> {
          if (!isOfArgument(name)) {
            fields.putIfAbsent(name, value);
          }
        });
    return Collections.unmodifiableMap(fields);
  }

  private static boolean isOfArgument(String name) {
    return name.length() > 1
        && name.charAt(0) == 'a'
        && name.charAt(1) >= '0'
        && name.charAt(1) <= '9';
  }
}

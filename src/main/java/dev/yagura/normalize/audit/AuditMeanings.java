package dev.yagura.normalize.audit;

import dev.yagura.event.DataModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The table of what audit events mean, {@code audit-meanings.yaml}.
 *
 * @param carried fields that an event keeps under their own names
 * @param authenticationMethods by the {@code op} of an authentication
 */
record AuditMeanings(
    List<String> carried,
    Map<String, SyscallMeaning> syscalls,
    Map<String, RecordMeaning> records,
    Map<String, String> authenticationMethods) {

  /**
   * Reads the table from the class path.
   *
   * @throws IllegalStateException when it is missing or names an unknown model
   */
  @SuppressWarnings("unchecked")
  static AuditMeanings load() {
    Map<String, Object> table;
    try (InputStream in = AuditMeanings.class.getResourceAsStream("audit-meanings.yaml")) {
      if (in == null) {
        throw new IllegalStateException("resource missing: audit-meanings.yaml");
      }
      table = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, SyscallMeaning> syscalls = new HashMap<>();
    rows(table, "syscalls").forEach((call, row) -> syscalls.put(call, syscall(call, row)));
    Map<String, RecordMeaning> records = new HashMap<>();
    rows(table, "records").forEach((type, row) -> records.put(type, record(type, row)));
    return new AuditMeanings(
        List.copyOf((List<String>) table.get("carried")),
        Map.copyOf(syscalls),
        Map.copyOf(records),
        Map.copyOf((Map<String, String>) table.get("authentication_methods")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> rows(Map<String, Object> table, String name) {
    return (Map<String, Map<String, Object>>) table.get(name);
  }

  private static SyscallMeaning syscall(String call, Map<String, Object> row) {
    String action = text(row, "action");
    if (action == null) {
      throw new IllegalStateException("no action for " + call);
    }
    return new SyscallMeaning(
        model(call, row),
        action,
        text(row, "flags"),
        text(row, "directory"),
        text(row, "directory_old"),
        text(row, "direction"),
        Boolean.TRUE.equals(row.get("attempt")));
  }

  @SuppressWarnings("unchecked")
  private static RecordMeaning record(String type, Map<String, Object> row) {
    return new RecordMeaning(
        model(type, row),
        text(row, "action"),
        text(row, "category"),
        List.copyOf((List<String>) row.get("object")),
        Map.copyOf((Map<String, String>) row.getOrDefault("actions", Map.of())),
        !Boolean.FALSE.equals(row.get("actor")));
  }

  private static @Nullable String text(Map<String, Object> row, String name) {
    Object value = row.get(name);
    return value == null ? null : value.toString();
  }

  private static DataModel model(String of, Map<String, Object> row) {
    String name = String.valueOf(row.get("model"));
    return DataModel.ofCimName(name)
        .orElseThrow(() -> new IllegalStateException("unknown model " + name + " of " + of));
  }
}

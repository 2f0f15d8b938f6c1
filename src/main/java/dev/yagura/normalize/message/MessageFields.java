package dev.yagura.normalize.message;

import dev.yagura.event.Origin;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the fields of an event from what a message's grammar named, by the table. */
final class MessageFields {

  /** Facts of the envelope that are worth a field; the rest can be read in the raw line. */
  private static final List<String> FACTS =
      List.of("facility", "severity", "_COMM", "_EXE", "_UID", "_SYSTEMD_UNIT");

  private static final String SSH_PREFIX = "sshd-";

  private final KindTable table;

  MessageFields(KindTable table) {
    this.table = table;
  }

  Map<String, Object> of(LogRecord.Message message, Origin origin) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "dest", origin.host());
    envelope(fields, message.header());
    message.values().forEach((name, value) -> put(fields, name, value));
    String kind = message.kind();
    app(fields, message);
    if (kind.isEmpty()) {
      return fields;
    }
    put(fields, "event_kind", kind);
    KindTable.Kind meaning = table.kind(kind);
    if (meaning != null) {
      apply(fields, meaning, message.values());
    }
    Object source = fields.remove("src");
    if (source != null) {
      put(fields, "src", AddressText.normal((String) source));
    }
    return fields;
  }

  private static void envelope(Map<String, Object> fields, Header header) {
    put(fields, "process_name", header.program());
    put(fields, "process_id", header.pid());
    for (String fact : FACTS) {
      put(fields, fact, header.facts().get(fact));
    }
  }

  private void app(Map<String, Object> fields, LogRecord.Message message) {
    KindTable.App app = table.app(message.kind());
    String named = app == null ? null : app.app();
    if (named == null && app != null && app.appFrom() != null) {
      named = message.values().get(app.appFrom());
    }
    if (named == null) {
      named = message.header().program();
    }
    put(fields, "app", named == null ? null : plain(named));
    put(fields, "vendor_product", app == null ? null : app.product());
  }

  /** OpenSSH 9.8 and later split sshd into several programs: one application all the same. */
  private static String plain(String program) {
    String name =
        program.startsWith("/") ? program.substring(program.lastIndexOf('/') + 1) : program;
    return name.startsWith(SSH_PREFIX) ? "sshd" : name;
  }

  private static void apply(
      Map<String, Object> fields, KindTable.Kind meaning, Map<String, String> values) {
    put(fields, "action", meaning.action());
    meaning.fields().forEach((field, value) -> put(fields, field, values.get(value)));
    meaning.set().forEach(fields::put);
    meaning.defaults().forEach(fields::putIfAbsent);
    String signature = meaning.signature();
    if (signature != null) {
      put(fields, "signature", fill(signature, values));
    }
  }

  private static String fill(String template, Map<String, String> values) {
    int open = template.indexOf('{');
    int close = template.indexOf('}', open);
    if (open < 0 || close < 0) {
      return template;
    }
    String value = values.getOrDefault(template.substring(open + 1, close), "");
    return (template.substring(0, open) + value + template.substring(close + 1)).strip();
  }

  private static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.put(name, value);
    }
  }
}

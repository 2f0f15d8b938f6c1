package dev.yagura.web;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of events.
 *
 * @param model the CIM data model; null where no parser understood the text
 * @param fields CIM names and values
 * @param raw the records joined by newline; may be cut after some thousand characters
 */
record EventRow(
    String id,
    Instant time,
    Instant arrived,
    String host,
    String source,
    String sourcetype,
    @Nullable String model,
    boolean quarantined,
    Map<String, String> fields,
    String raw) {

  /** What the event says in one line: what ran, else what was reached or touched, else its text. */
  public String summary() {
    String process = fields.get("process");
    if (process != null) {
      return process;
    }
    String who = fields.getOrDefault("process_path", fields.getOrDefault("process_name", ""));
    String address = fields.get("dest_ip");
    if (address != null && !who.isEmpty()) {
      String port = fields.get("dest_port");
      return who + " → " + address + (port == null ? "" : ":" + port);
    }
    String file = fields.get("file_path");
    if (file != null) {
      return (who + " → " + file).strip();
    }
    return raw;
  }

  /** Who acted: the actor of sudo and su, else the user. */
  public String who() {
    return fields.getOrDefault("src_user", fields.getOrDefault("user", ""));
  }
}

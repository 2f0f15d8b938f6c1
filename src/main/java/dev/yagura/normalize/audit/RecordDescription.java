package dev.yagura.normalize.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the records of user space and of the audit system itself tell: logins, accounts, units. */
final class RecordDescription {

  private final AuditMeanings meanings;

  RecordDescription(AuditMeanings meanings) {
    this.meanings = meanings;
  }

  void describe(Map<String, String> record, String type, RecordMeaning meaning, EventFields event) {
    String result = result(record);
    event.put("result", result);
    switch (meaning.model()) {
      case AUTHENTICATION -> authentication(record, type, meaning, result, event);
      case SERVICES -> {
        event.put("action", meaning.action());
        event.put("service_name", object(record, meaning));
        event.put("service", object(record, meaning));
      }
      default -> {
        event.put("action", action(record, meaning));
        event.put("object_category", meaning.category());
        String object = object(record, meaning);
        event.put("object", object == null && type.startsWith("DAEMON_") ? "auditd" : object);
        event.put("src", record.get("addr"));
      }
    }
  }

  private void authentication(
      Map<String, String> record,
      String type,
      RecordMeaning meaning,
      @Nullable String result,
      EventFields event) {
    event.put("action", result);
    event.put("signature", record.getOrDefault("op", type));
    String exe = record.get("exe");
    event.put("app", exe == null ? null : Paths.nameOf(exe));
    // hostname without an address is this host's own: a local login has no source
    event.put("src", record.get("addr"));
    event.put(
        "authentication_method",
        meanings.authenticationMethods().get(record.getOrDefault("op", "")));
    String actor = SubjectDescription.auditUser(record);
    if (meaning.actor() && actor == null) {
      String name = record.get("UID");
      String number = SubjectDescription.identity(record.get("uid"));
      // A daemon that lets somebody in is not the actor.
      actor = number == null || number.equals("0") ? null : name == null ? number : name;
    }
    event.remove("src_user");
    event.remove("user");
    event.remove("user_id");
    if (meaning.actor()) {
      event.put("src_user", actor);
    }
    event.put("user", object(record, meaning));
    event.put("user_id", record.get("id"));
    String command = record.get("cmd");
    if (command != null) {
      event.put("command", command);
      event.put("process", command);
    }
  }

  private static @Nullable String action(Map<String, String> record, RecordMeaning meaning) {
    String operation = record.getOrDefault("op", "");
    int blank = operation.indexOf(' ');
    String word = blank < 0 ? operation : operation.substring(0, blank);
    return meaning.actions().getOrDefault(word, meaning.action());
  }

  private static @Nullable String object(Map<String, String> record, RecordMeaning meaning) {
    for (String field : meaning.object()) {
      String value = record.get(field);
      if (value != null && !value.isEmpty()) {
        return value.replace('\1', ',');
      }
    }
    return null;
  }

  /** {@code success} or {@code failure}; null where the record does not say. */
  private static @Nullable String result(Map<String, String> record) {
    String written = record.getOrDefault("res", record.get("success"));
    if (written == null) {
      return null;
    }
    return switch (written) {
      case "success", "1", "yes" -> "success";
      case "failed", "0", "no", "failure" -> "failure";
      default -> null;
    };
  }
}

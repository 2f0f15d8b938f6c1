package dev.yagura.detect;

import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.RawLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rules and events that the tests of detection are made of. */
final class Samples {

  private Samples() {}

  static String processRule(String id, String commandPart) {
    return """
        title: Command %2$s
        id: %1$s
        status: test
        logsource: {product: linux, category: process_creation}
        detection:
          selection:
            CommandLine|contains: "%2$s"
          condition: selection
        tags: [attack.t1548.003]
        level: high
        """
        .formatted(id, commandPart);
  }

  static String keywordRule(String id, String word) {
    return """
        title: Keyword %2$s
        id: %1$s
        status: test
        logsource: {product: linux}
        detection:
          keywords:
            - "%2$s"
          condition: keywords
        level: medium
        """
        .formatted(id, word);
  }

  /** Counts a command by user within five minutes. */
  static String countingRule(String id, String condition) {
    return """
        title: Base %1$s
        name: base_%1$s
        id: %2$s
        status: test
        logsource: {product: linux, category: process_creation}
        detection:
          selection:
            CommandLine|contains: "knock"
          condition: selection
        level: low
        ---
        title: Many knocks
        id: %1$s
        status: test
        correlation:
          type: event_count
          rules: [base_%1$s]
          group-by: [User]
          timespan: 5m
          condition: {%3$s}
        level: high
        """
        .formatted(id, UUID.randomUUID(), condition);
  }

  static Event process(Instant time, String host, String user, String command) {
    return process(time, host, user, command, "");
  }

  static Event process(Instant time, String host, String user, String command, String key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dest", host);
    fields.put("user", user);
    fields.put("process", command);
    fields.put("process_name", command.split(" ")[0]);
    byte[] raw = ("<Event>" + command + "</Event>").getBytes(StandardCharsets.UTF_8);
    return event(time, host, "sysmon:linux", DataModel.PROCESSES, fields, key, raw);
  }

  static Event line(Instant time, String host, String text) {
    return event(time, host, "syslog", null, Map.of(), "", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Event event(
      Instant time,
      String host,
      String sourcetype,
      DataModel model,
      Map<String, Object> fields,
      String key,
      byte[] raw) {
    return new Event(
        time,
        host,
        null,
        "/var/log/test",
        sourcetype,
        null,
        model,
        fields,
        List.of(),
        1,
        false,
        List.of(),
        key,
        List.of(new RawLine(1, 1, raw, raw.length + 1)));
  }
}

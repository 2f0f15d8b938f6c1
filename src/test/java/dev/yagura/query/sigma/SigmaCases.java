package dev.yagura.query.sigma;

import dev.yagura.query.Compilation;
import dev.yagura.query.RuleCompiler;
import dev.yagura.query.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The cases of {@code cases.yaml}: a rule, events that it matches, events that it does not. */
final class SigmaCases {

  private static final Map<String, Map<String, Object>> DEFAULTS =
      Map.of(
          "process_creation",
          Map.of("model", "Endpoint.Processes", "sourcetype", "sysmon:linux"),
          "file_event",
          Map.of("model", "Endpoint.Filesystem", "sourcetype", "sysmon:linux", "action", "created"),
          "network_connection",
          Map.of("model", "Network_Traffic", "sourcetype", "sysmon:linux"),
          "auditd",
          Map.of("sourcetype", "auditd"));

  private SigmaCases() {}

  record Case(
      String name, String rule, List<Map<String, Object>> match, List<Map<String, Object>> miss) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (Object item : (List<?>) load("/dev/yagura/query/sigma/cases.yaml")) {
      Map<?, ?> written = (Map<?, ?>) item;
      String kind = written.get("for") == null ? "process_creation" : written.get("for").toString();
      cases.add(
          new Case(
              written.get("name").toString(),
              rule(kind, written.get("detection").toString()),
              events(kind, written.get("match")),
              events(kind, written.get("miss"))));
    }
    return cases;
  }

  static Compilation compile(String rule) {
    return new RuleCompiler().compile(List.of(new RuleSource("test.yml", rule)), Map.of());
  }

  /** A whole rule round a detection. */
  static String rule(String kind, String detection) {
    String source =
        switch (kind) {
          case "linux" -> "{product: linux}";
          case "process_creation", "file_event", "network_connection" ->
              "{product: linux, category: " + kind + "}";
          default -> "{product: linux, service: " + kind + "}";
        };
    return """
        title: A test
        id: 0f0e0d0c-0000-4000-8000-000000000001
        level: high
        logsource: %s
        detection:
        %s
        """
        .formatted(source, detection.indent(2));
  }

  private static List<Map<String, Object>> events(String kind, Object list) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Object item : list == null ? List.of() : (List<?>) list) {
      Map<String, Object> event = new LinkedHashMap<>(DEFAULTS.getOrDefault(kind, Map.of()));
      Map<String, Object> record = new LinkedHashMap<>();
      ((Map<?, ?>) item)
          .forEach(
              (key, value) -> {
                if (kind.equals("auditd") && !key.equals("sourcetype")) {
                  record.put(key.toString(), value);
                } else {
                  event.put(key.toString(), value);
                }
              });
      if (kind.equals("auditd")) {
        event.put("records", List.of(record(record)));
      }
      events.add(event);
    }
    return events;
  }

  private static Map<String, Object> record(Map<String, Object> written) {
    Map<String, Object> fields = new LinkedHashMap<>(written);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("type", fields.remove("type"));
    record.put("line", 3);
    record.put("raw", fields.remove("raw"));
    record.put("fields", fields);
    return record;
  }

  private static Object load(String resource) {
    try (InputStream yaml = SigmaCases.class.getResourceAsStream(resource)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

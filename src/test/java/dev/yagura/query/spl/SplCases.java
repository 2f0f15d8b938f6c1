package dev.yagura.query.spl;

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

/** The cases of {@code cases.yaml}: a search, events that it matches, events that it does not. */
final class SplCases {

  private SplCases() {}

  record Case(
      String name, String search, List<Map<String, Object>> match, List<Map<String, Object>> miss) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> all() {
    try (InputStream stream = SplCases.class.getResourceAsStream("cases.yaml")) {
      List<Map<String, Object>> entries =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
      return entries.stream()
          .map(
              e ->
                  new Case(
                      (String) e.get("name"),
                      (String) e.get("search"),
                      events(e.get("match")),
                      events(e.get("miss"))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> events(Object list) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (Object event : (List<?>) list) {
      Map<String, Object> whole = new LinkedHashMap<>();
      boolean audit = ((Map<?, ?>) event).containsKey("records");
      whole.put("model", "Endpoint.Processes");
      whole.put("sourcetype", audit ? "auditd" : "sysmon:linux");
      ((Map<?, ?>) event).forEach((key, value) -> whole.put((String) key, value));
      events.add(whole);
    }
    return events;
  }

  /** Compiles a search as a detection of our own. */
  static Compilation compile(String search) {
    return compile(search, Map.of());
  }

  static Compilation compile(String search, Map<String, RuleCompiler.Macro> macros) {
    return new RuleCompiler()
        .compile(List.of(new RuleSource("own.yml", detection(search))), macros);
  }

  private static String detection(String search) {
    return """
        name: An own detection
        id: 5B0C8F4E-0000-4000-8000-000000000001
        type: TTP
        data_source: [One, Two]
        search: '%s'
        rba:
          message: $user$ did it on $dest$
          risk_objects:
          - {field: dest, type: system, score: 1}
          - {field: user, type: user, score: 2}
        tags:
          analytic_story: [A Story]
          mitre_attack_id: [t1548.003, T1059]
        """
        .formatted(search.replace("'", "''"));
  }
}

package dev.yagura.rule;

import dev.yagura.query.RuleCompiler.Macro;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** What a file of YAML is, seen from the keys of its documents. */
record YamlHead(List<Map<?, ?>> documents) {

  private static final Set<String> SIGMA = Set.of("detection", "correlation", "filter");
  private static final Set<String> SPLUNK_TYPES =
      Set.of("TTP", "Anomaly", "Hunting", "Correlation");

  /** Reads it; empty where it is broken YAML, which its author wants to be told of. */
  static Optional<YamlHead> read(String text) {
    List<Map<?, ?>> documents = new ArrayList<>();
    try {
      for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
        if (document instanceof Map<?, ?> map) {
          documents.add(map);
        }
      }
    } catch (YAMLException broken) {
      return Optional.empty();
    }
    return Optional.of(new YamlHead(documents));
  }

  /** Whether one of its documents is a rule, a correlation or a filter. */
  boolean isRule() {
    return documents.stream()
        .anyMatch(
            document ->
                (document.containsKey("title") && SIGMA.stream().anyMatch(document::containsKey))
                    || (document.containsKey("search")
                        && SPLUNK_TYPES.contains(String.valueOf(document.get("type")))));
  }

  /** The Splunk macro that it defines. */
  Optional<Macro> macro() {
    if (documents.size() != 1 || !documents.get(0).containsKey("definition")) {
      return Optional.empty();
    }
    Map<?, ?> document = documents.get(0);
    List<String> arguments =
        document.get("arguments") instanceof List<?> list
            ? list.stream().map(Object::toString).toList()
            : List.of();
    return Optional.of(
        new Macro(
            String.valueOf(document.get("name")),
            arguments,
            String.valueOf(document.get("definition"))));
  }
}

package dev.yagura.rule;

import dev.yagura.query.RuleLanguage;
import dev.yagura.query.RuleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The head of a rule's document, read without compiling it: enough to keep a rule in the list that
 * is not supported.
 */
record RuleDocument(
    String id,
    RuleLanguage language,
    String title,
    String level,
    String type,
    List<String> techniques,
    String text) {

  /** The document of an id in a file; empty where there is none that can be read. */
  static Optional<RuleDocument> find(RuleSource source, String id) {
    return split(source.text()).stream()
        .map(RuleDocument::read)
        .flatMap(Optional::stream)
        .filter(document -> document.id().equals(id))
        .findFirst();
  }

  /** The texts of a file's documents, without the lines that part them. */
  static List<String> split(String text) {
    List<String> documents = new ArrayList<>();
    StringBuilder document = new StringBuilder();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.equals("---") || line.startsWith("--- ") || line.equals("...")) {
        documents.add(document.toString());
        document.setLength(0);
      } else {
        document.append(line).append('\n');
      }
    }
    documents.add(document.toString());
    return documents.stream().filter(part -> !part.isBlank()).toList();
  }

  private static Optional<RuleDocument> read(String text) {
    Object loaded;
    try {
      loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    } catch (YAMLException broken) {
      return Optional.empty();
    }
    if (!(loaded instanceof Map<?, ?> map) || !map.containsKey("id")) {
      return Optional.empty();
    }
    boolean splunk = map.containsKey("search");
    String type = splunk ? word(map, "type", "") : "";
    return Optional.of(
        new RuleDocument(
            word(map, "id", "").toLowerCase(Locale.ROOT),
            splunk ? RuleLanguage.SPL : RuleLanguage.SIGMA,
            word(map, splunk ? "name" : "title", "Without a title"),
            splunk ? levelOfType(type) : word(map, "level", "medium").toLowerCase(Locale.ROOT),
            type,
            techniques(map, splunk),
            text));
  }

  private static String word(Map<?, ?> map, String key, String otherwise) {
    Object value = map.get(key);
    return value == null ? otherwise : value.toString();
  }

  private static String levelOfType(String type) {
    return switch (type) {
      case "TTP", "Correlation" -> "high";
      case "Anomaly" -> "low";
      default -> "informational";
    };
  }

  private static List<String> techniques(Map<?, ?> map, boolean splunk) {
    Object tags = map.get("tags");
    if (splunk && tags instanceof Map<?, ?> named) {
      tags = named.get("mitre_attack_id");
    }
    if (!(tags instanceof List<?> list)) {
      return List.of();
    }
    return list.stream()
        .map(tag -> tag.toString().toUpperCase(Locale.ROOT))
        .map(tag -> tag.startsWith("ATTACK.") ? tag.substring("ATTACK.".length()) : tag)
        .filter(tag -> tag.matches("T[0-9]{4}(\\.[0-9]{3})?"))
        .toList();
  }
}

package dev.yagura.query.spl;

import dev.yagura.query.RuleLanguage;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What a detection file of Splunk Security Content says beside its search, 5.x and 4.x. */
final class DetectionMetadata {

  private static final Map<String, String> LEVELS =
      Map.of("ttp", "high", "correlation", "high", "anomaly", "low", "hunting", "informational");

  /** The types of what 4.x calls observables, as 5.x names risk objects. */
  private static final Map<String, String> OBSERVABLE_TYPES =
      Map.of("hostname", "system", "endpoint", "system", "user", "user", "user name", "user");

  private DetectionMetadata() {}

  static RuleMetadata read(YamlDocument document, List<RuleProblem> problems) {
    String id = document.id();
    if (id == null || id.isBlank()) {
      problems.add(
          document.problem(RuleProblem.Kind.INVALID, document.root(), "A detection needs an id"));
    }
    String name = document.scalar("name").orElse("");
    String type = document.scalar("type").orElse("");
    String level = LEVELS.get(type.toLowerCase(Locale.ROOT));
    if (level == null) {
      problems.add(
          document.problem(
              RuleProblem.Kind.WARNING,
              document.get("type").orElse(document.root()),
              "The type is none of TTP, Anomaly, Hunting, Correlation; its level is taken as medium"));
    }
    return new RuleMetadata(
        id == null ? "" : id,
        name.isEmpty() ? null : name,
        name.isEmpty() ? document.file() : name,
        RuleLanguage.SPL,
        level == null ? "medium" : level,
        type,
        document.scalar("status").orElse(""),
        document.scalar("description").orElse(""),
        document.scalar("author").orElse(""),
        techniques(document),
        tags(document),
        document.list("known_false_positives"),
        document.list("references"),
        logSource(document),
        riskObjects(document),
        message(document));
  }

  private static List<String> techniques(YamlDocument document) {
    return mapping(document, "tags")
        .flatMap(tags -> YamlDocument.get(tags, "mitre_attack_id"))
        .map(YamlDocument::texts)
        .orElse(List.of())
        .stream()
        .map(technique -> technique.toUpperCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static List<String> tags(YamlDocument document) {
    List<String> all = new ArrayList<>();
    mapping(document, "tags")
        .ifPresent(
            tags ->
                YamlDocument.entries(tags)
                    .forEach(
                        (key, value) ->
                            YamlDocument.texts(value).forEach(text -> all.add(key + ": " + text))));
    return List.copyOf(all);
  }

  private static Map<String, String> logSource(YamlDocument document) {
    List<String> sources = document.list("data_source");
    return sources.isEmpty() ? Map.of() : Map.of("data_source", String.join(", ", sources));
  }

  private static Map<String, String> riskObjects(YamlDocument document) {
    Map<String, String> objects = new LinkedHashMap<>();
    for (MappingNode object : mappings(mapping(document, "rba"), "risk_objects")) {
      text(object, "field")
          .ifPresent(field -> objects.putIfAbsent(field, text(object, "type").orElse("other")));
    }
    for (MappingNode object : mappings(mapping(document, "tags"), "observable")) {
      String type = text(object, "type").orElse("").toLowerCase(Locale.ROOT);
      boolean victim =
          YamlDocument.get(object, "role").map(YamlDocument::texts).orElse(List.of()).stream()
              .anyMatch("victim"::equalsIgnoreCase);
      if (victim) {
        text(object, "name")
            .ifPresent(
                field -> objects.putIfAbsent(field, OBSERVABLE_TYPES.getOrDefault(type, "other")));
      }
    }
    return java.util.Collections.unmodifiableMap(objects);
  }

  private static @org.jspecify.annotations.Nullable String message(YamlDocument document) {
    return mapping(document, "rba")
        .flatMap(rba -> text(rba, "message"))
        .or(() -> mapping(document, "tags").flatMap(tags -> text(tags, "message")))
        .orElse(null);
  }

  private static Optional<MappingNode> mapping(YamlDocument document, String key) {
    return document.get(key).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  private static List<MappingNode> mappings(Optional<MappingNode> parent, String key) {
    Node list = parent.flatMap(node -> YamlDocument.get(node, key)).orElse(null);
    return list instanceof SequenceNode sequence
        ? sequence.getValue().stream()
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .toList()
        : List.of();
  }

  private static Optional<String> text(MappingNode node, String key) {
    return YamlDocument.get(node, key).flatMap(YamlDocument::text);
  }
}

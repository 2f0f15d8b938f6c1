package dev.yagura.query.sigma;

import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What a correlation groups by.
 *
 * @param names fields or aliases, in order
 * @param aliases alias to the field of each rule, by the rule's name or id as written
 */
record GroupKeys(List<String> names, Map<String, Map<String, String>> aliases) {

  static GroupKeys read(MappingNode correlation, List<SigmaRule> rules, Findings findings) {
    List<String> names =
        YamlDocument.get(correlation, "group-by").map(YamlDocument::texts).orElse(List.of());
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    Optional<Node> node = YamlDocument.get(correlation, "aliases");
    if (node.isPresent() && node.get() instanceof MappingNode mapping) {
      YamlDocument.entries(mapping)
          .forEach((alias, fields) -> aliases.put(alias, alias(fields, rules, findings)));
    } else if (node.isPresent()) {
      findings.invalid(node.get(), "Aliases are a mapping of alias to rule and field");
    }
    return new GroupKeys(names, aliases);
  }

  /** The rule's fields in the order of the group's keys. */
  List<String> of(SigmaRule rule) {
    List<String> fields = new ArrayList<>();
    for (String name : names) {
      String field = name;
      for (Map.Entry<String, String> entry : aliases.getOrDefault(name, Map.of()).entrySet()) {
        if (rule.isCalled(entry.getKey())) {
          field = entry.getValue();
        }
      }
      fields.add(field);
    }
    return fields;
  }

  private static Map<String, String> alias(Node node, List<SigmaRule> rules, Findings findings) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      findings.invalid(node, "An alias is a mapping of rule to field");
      return fields;
    }
    YamlDocument.entries(mapping)
        .forEach(
            (rule, field) -> {
              if (rules.stream().noneMatch(known -> known.isCalled(rule))) {
                findings.invalid(field, "The correlation has no rule \"" + rule + "\"");
              }
              YamlDocument.text(field).ifPresent(text -> fields.put(rule, text));
            });
    return fields;
  }
}

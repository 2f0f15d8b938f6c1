package dev.yagura.query.sigma;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Compiles the search identifiers of a detection: maps are AND, lists are OR. */
final class DetectionCompiler {

  private static final Set<String> NO_IDENTIFIERS = Set.of("condition", "timeframe", "rules");

  private final Findings findings;
  private final ItemCompiler items;

  DetectionCompiler(Findings findings) {
    this.findings = findings;
    this.items = new ItemCompiler(findings);
  }

  /** The condition of each identifier, in order. */
  Map<String, Condition> identifiers(MappingNode detection) {
    Map<String, Condition> identifiers = new LinkedHashMap<>();
    for (NodeTuple entry : unique(detection)) {
      String name = YamlDocument.text(entry.getKeyNode()).orElse("");
      if (!NO_IDENTIFIERS.contains(name)) {
        identifiers.put(name, search(entry.getValueNode(), 0));
      }
    }
    return identifiers;
  }

  private Condition search(Node node, int depth) {
    if (depth > 10) {
      findings.unsupported(node, "Lists and mappings are nested too deeply");
      return Constant.FALSE;
    }
    if (node instanceof MappingNode mapping) {
      List<Condition> parts = new ArrayList<>();
      for (NodeTuple item : unique(mapping)) {
        String key = YamlDocument.text(item.getKeyNode()).orElse("");
        parts.add(items.compile(key, item.getKeyNode(), item.getValueNode()));
      }
      if (parts.isEmpty()) {
        findings.invalid(node, "A search is empty");
      }
      return Condition.and(parts);
    }
    if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
      if (list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
        return items.compile("", node, node);
      }
      return Condition.or(list.getValue().stream().map(part -> search(part, depth + 1)).toList());
    }
    if (node instanceof ScalarNode) {
      return items.compile("", node, node);
    }
    findings.invalid(node, "A search is a mapping of fields, or a list");
    return Constant.FALSE;
  }

  private List<NodeTuple> unique(MappingNode mapping) {
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      var key = YamlDocument.text(entry.getKeyNode());
      if (key.isEmpty()) {
        findings.invalid(entry.getKeyNode(), "A key is a text");
      } else if (key.get().equals("<<")) {
        findings.unsupported(entry.getKeyNode(), "YAML merge keys are not supported");
      } else if (!seen.add(key.get())) {
        findings.invalid(entry.getKeyNode(), "The key \"" + key.get() + "\" stands here twice");
      }
    }
    return mapping.getValue();
  }
}

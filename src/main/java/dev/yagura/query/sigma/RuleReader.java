package dev.yagura.query.sigma;

import dev.yagura.event.FieldCatalogue;
import dev.yagura.event.FieldLanguage;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one rule: what it says of itself, its log source, its detection. */
final class RuleReader {

  private final YamlDocument document;
  private final Findings findings;
  private final Set<String> used = new HashSet<>();
  private Optional<Aggregation> aggregation = Optional.empty();

  RuleReader(YamlDocument document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  /** The rule; empty, with findings, where it cannot run. */
  Optional<SigmaRule> read() {
    Optional<LogSource> logSource = LogSourceReader.read(document, findings);
    if (logSource.isEmpty() && findings.stop()) {
      return Optional.empty();
    }
    RuleMetadata metadata = MetadataReader.read(document, findings);
    Optional<Node> node = document.get("detection");
    if (node.isEmpty() || !(node.get() instanceof MappingNode detection)) {
      findings.invalid(node.orElse(document.root()), "A rule needs a detection, a mapping");
      return Optional.empty();
    }
    Map<String, Condition> identifiers = new DetectionCompiler(findings).identifiers(detection);
    Condition condition = conditions(detection, identifiers);
    if (findings.stop() || logSource.isEmpty()) {
      return Optional.empty();
    }
    lint(detection, identifiers);
    SigmaRule rule =
        new SigmaRule(document, findings, metadata, logSource.get(), condition, aggregation);
    lintFields(rule, node.get());
    return Optional.of(rule);
  }

  /** A list of conditions is linked by or. */
  private Condition conditions(MappingNode detection, Map<String, Condition> identifiers) {
    Optional<Node> node = YamlDocument.get(detection, "condition");
    List<Node> written =
        node.isEmpty()
            ? List.of()
            : node.get() instanceof SequenceNode list ? list.getValue() : List.of(node.get());
    if (written.isEmpty()) {
      findings.invalid(detection, "A detection needs a condition");
    }
    List<Condition> parts = new ArrayList<>();
    for (Node one : written) {
      if (one instanceof ScalarNode scalar) {
        parts.add(condition(scalar, detection, identifiers, written.size() > 1));
      } else {
        findings.invalid(one, "A condition is a text");
      }
    }
    return Condition.or(parts);
  }

  private Condition condition(
      ScalarNode node, MappingNode detection, Map<String, Condition> identifiers, boolean several) {
    ConditionParser parser = new ConditionParser(node.getValue(), identifiers);
    try {
      Condition parsed = parser.parse();
      used.addAll(parser.used());
      if (parser.hasAggregation()) {
        aggregation =
            Optional.of(
                Aggregation.read(
                    parser.aggregation(), YamlDocument.get(detection, "timeframe").orElse(null)));
        if (several) {
          findings.unsupported(node, "Counting in one of several conditions is not supported");
        }
      }
      return parsed;
    } catch (ConditionProblemException problem) {
      findings.add(problem.kind(), node, problem.offset(), problem.getMessage());
      return Constant.FALSE;
    }
  }

  private void lint(MappingNode detection, Map<String, Condition> identifiers) {
    Map<String, Node> nodes = new LinkedHashMap<>(YamlDocument.entries(detection));
    for (String name : identifiers.keySet()) {
      if (!used.contains(name) && nodes.get(name) != null) {
        findings.warning(nodes.get(name), "The condition does not use the search " + name);
      }
    }
  }

  private void lintFields(SigmaRule rule, Node place) {
    for (String field : rule.query().fields()) {
      if (!FieldCatalogue.isKnown(FieldLanguage.SIGMA, rule.logSource().level(), field)) {
        findings.warning(place, "No log source is known to bring the field " + field);
      }
    }
  }
}

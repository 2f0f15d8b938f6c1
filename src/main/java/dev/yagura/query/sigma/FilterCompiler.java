package dev.yagura.query.sigma;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Adds the condition of a filter document to the rules that it names. */
final class FilterCompiler {

  private final YamlDocument document;
  private final Findings findings;

  FilterCompiler(YamlDocument document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  /** The rules, those that the filter is for with its condition added. */
  List<SigmaRule> apply(List<SigmaRule> rules) {
    Optional<Node> node = document.get("filter");
    if (node.isEmpty() || !(node.get() instanceof MappingNode filter)) {
      findings.invalid(node.orElse(document.root()), "A filter is a mapping");
      return rules;
    }
    Map<String, Condition> identifiers = new DetectionCompiler(findings).identifiers(filter);
    Optional<Node> condition = YamlDocument.get(filter, "condition");
    Optional<String> text = condition.flatMap(YamlDocument::text);
    List<String> named =
        YamlDocument.get(filter, "rules")
            .or(() -> document.get("rules"))
            .map(YamlDocument::texts)
            .orElse(List.of());
    if (text.isEmpty() || named.isEmpty()) {
      findings.invalid(filter, "A filter needs rules and a condition");
      return rules;
    }
    Condition added;
    try {
      ConditionParser parser = new ConditionParser(text.get(), identifiers);
      added = parser.parse();
      if (parser.hasAggregation()) {
        findings.invalid(condition.get(), "A filter cannot count");
      }
    } catch (ConditionProblemException problem) {
      findings.add(problem.kind(), condition.get(), problem.offset(), problem.getMessage());
      return rules;
    }
    return findings.stop() ? rules : added(rules, named, added);
  }

  private List<SigmaRule> added(List<SigmaRule> rules, List<String> named, Condition condition) {
    boolean any = named.equals(List.of("any"));
    Map<String, String> logSource = LogSourceReader.written(document);
    List<SigmaRule> filtered = new ArrayList<>();
    int met = 0;
    for (SigmaRule rule : rules) {
      boolean fits =
          (any || named.stream().anyMatch(rule::isCalled))
              && logSource.entrySet().stream()
                  .filter(entry -> !entry.getKey().equals("definition"))
                  .allMatch(
                      entry ->
                          entry.getValue().equals(rule.metadata().logSource().get(entry.getKey())));
      filtered.add(
          fits ? rule.withCondition(Condition.and(List.of(rule.condition(), condition))) : rule);
      met += fits ? 1 : 0;
    }
    findings.warning(document.root(), "The filter was added to %d rules".formatted(met));
    return filtered;
  }
}

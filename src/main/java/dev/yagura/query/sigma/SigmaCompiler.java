package dev.yagura.query.sigma;

import dev.yagura.query.Compilation;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition;
import dev.yagura.query.RulePlan.WindowCondition.Kind;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Compiles the Sigma documents of all files together: rules, correlations, filters. */
public final class SigmaCompiler {

  private final List<CompiledRule> compiled = new ArrayList<>();
  private final List<RuleProblem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private SigmaCompiler() {}

  /** Never throws on content. */
  public static Compilation compile(List<YamlDocument> documents) {
    return new SigmaCompiler().all(documents);
  }

  private Compilation all(List<YamlDocument> documents) {
    List<YamlDocument> correlations = new ArrayList<>();
    List<YamlDocument> filters = new ArrayList<>();
    List<SigmaRule> rules = new ArrayList<>();
    for (YamlDocument document : documents) {
      if (document.get("correlation").isPresent()) {
        correlations.add(document);
      } else if (document.get("filter").isPresent()) {
        filters.add(document);
      } else {
        rule(document, rules);
      }
    }
    for (YamlDocument document : filters) {
      Findings findings = new Findings(document);
      rules = new FilterCompiler(document, findings).apply(rules);
      problems.addAll(findings.all());
    }
    for (YamlDocument document : correlations) {
      correlation(document, rules, correlations);
    }
    List<CompiledRule> whole = new ArrayList<>();
    for (SigmaRule rule : rules) {
      whole.add(
          new CompiledRule(
              rule.metadata(), rule.document().text(), plan(rule), rule.findings().all()));
    }
    whole.addAll(compiled);
    return new Compilation(List.copyOf(whole), List.copyOf(problems));
  }

  private void rule(YamlDocument document, List<SigmaRule> rules) {
    Findings findings = new Findings(document);
    Node action = document.get("action").orElse(null);
    if (action != null) {
      findings.unsupported(action, "Sigma 1's collections (action: global) are not supported");
    }
    var rule = new RuleReader(document, findings).read();
    if (rule.isPresent() && isNewId(rule.get().metadata().id(), document, findings)) {
      rules.add(rule.get());
    } else {
      problems.addAll(findings.all());
    }
  }

  private void correlation(
      YamlDocument document, List<SigmaRule> rules, List<YamlDocument> correlations) {
    Findings findings = new Findings(document);
    var read = new CorrelationCompiler(document, findings, rules, correlations).compile();
    if (read.isEmpty() || !isNewId(read.get().metadata().id(), document, findings)) {
      problems.addAll(findings.all());
      return;
    }
    compiled.add(read.get());
  }

  private boolean isNewId(String id, YamlDocument document, Findings findings) {
    if (ids.add(id)) {
      return true;
    }
    findings.invalid(
        document.get("id").orElse(document.root()), "Another rule has the id " + id + " already");
    return false;
  }

  private static RulePlan plan(SigmaRule rule) {
    if (rule.aggregation().isEmpty()) {
      return new RulePlan.Single(rule.query(), List.of());
    }
    Aggregation counted = rule.aggregation().get();
    String field = counted.field();
    String id = rule.metadata().id();
    return new RulePlan.Window(
        List.of(
            new RulePlan.Base(
                id,
                id,
                rule.query(),
                counted.groupBy(),
                field == null ? List.of() : List.of(field))),
        counted.timeframe(),
        false,
        new WindowCondition(
            field == null ? Kind.EVENT_COUNT : Kind.VALUE_COUNT,
            Map.of(counted.operator(), counted.threshold())),
        false);
  }
}

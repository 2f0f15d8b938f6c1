package dev.yagura.rule;

import dev.yagura.query.Compilation;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules that run, compiled, kept in memory for as long as their generation lasts. */
@Component
public class RuleSets {

  private final RuleRows rows;
  private final RuleTexts texts;
  private final RuleCompilation compilation;
  private final TransactionTemplate snapshot;
  private volatile CompiledRuleSet loaded = new CompiledRuleSet(0, List.of(), Map.of());

  RuleSets(
      RuleRows rows,
      RuleTexts texts,
      RuleCompilation compilation,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.texts = texts;
    this.compilation = compilation;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** The rules as last loaded: never asks the database. Generation 0 before the first load. */
  public CompiledRuleSet current() {
    return loaded;
  }

  /** The rules of the database's generation now, compiled anew where it has moved on. */
  public CompiledRuleSet refresh() {
    return texts.generation() == loaded.generation() ? loaded : reload();
  }

  private synchronized CompiledRuleSet reload() {
    if (texts.generation() != loaded.generation()) {
      loaded = Objects.requireNonNull(snapshot.execute(status -> load()));
    }
    return loaded;
  }

  private CompiledRuleSet load() {
    long generation = texts.generation();
    List<RuleRow> enabled = rows.findByEnabledTrue();
    Map<String, RuleRow> byId =
        enabled.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
    Compilation compiled = compilation.compile(sources(enabled), texts.macros());
    List<ActiveRule> active = new ArrayList<>();
    Set<String> feeding = feedingOnly(compiled.rules(), byId.keySet());
    for (CompiledRule rule : compiled.rules()) {
      RuleRow row = byId.get(rule.metadata().id());
      if (row != null && !feeding.contains(row.id)) {
        active.add(activeRule(row, rule));
      }
    }
    return new CompiledRuleSet(generation, active, problems(byId, compiled));
  }

  /** The rules of these ids, enabled or not, as far as they compile. */
  public List<ActiveRule> compile(List<String> ids) {
    return Objects.requireNonNull(
        snapshot.execute(
            status -> {
              List<RuleRow> wanted = rows.findAllById(ids);
              Map<String, Macro> macros = texts.macros();
              Map<String, RuleRow> byId =
                  wanted.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
              return compilation.compile(sources(wanted), macros).rules().stream()
                  .filter(rule -> byId.containsKey(rule.metadata().id()))
                  .map(rule -> activeRule(byId.get(rule.metadata().id()), rule))
                  .toList();
            }));
  }

  /** The texts of the rules and of those that their windows count on, one file for each. */
  private List<RuleSource> sources(List<RuleRow> wanted) {
    Set<String> ids = new HashSet<>();
    List<RuleRow> next = wanted;
    while (!next.isEmpty()) {
      next.forEach(row -> ids.add(row.id));
      Set<String> referred = new HashSet<>();
      next.forEach(row -> referred.addAll(row.refersTo));
      referred.removeAll(ids);
      next = referred.isEmpty() ? List.of() : rows.findAllById(referred);
    }
    return texts.present(ids).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(text -> new RuleSource(text.getKey(), text.getValue()))
        .toList();
  }

  private static ActiveRule activeRule(RuleRow row, CompiledRule rule) {
    return new ActiveRule(
        row.id,
        row.version,
        row.effectiveLevel(),
        !rule.metadata().type().equalsIgnoreCase("Hunting"),
        rule);
  }

  /** Base rules whose own alerts every running window suppresses (Sigma's generate: false). */
  private static Set<String> feedingOnly(List<CompiledRule> rules, Set<String> enabled) {
    Set<String> feeding = new HashSet<>();
    Set<String> alerting = new HashSet<>();
    for (CompiledRule rule : rules) {
      if (enabled.contains(rule.metadata().id()) && rule.plan() instanceof RulePlan.Window window) {
        window.bases().stream()
            .map(RulePlan.Base::ruleId)
            .filter(id -> !id.equals(rule.metadata().id()))
            .forEach((window.generatesBaseAlerts() ? alerting : feeding)::add);
      }
    }
    feeding.removeAll(alerting);
    return feeding;
  }

  private static Map<String, List<String>> problems(
      Map<String, RuleRow> enabled, Compilation compiled) {
    Set<String> running =
        compiled.rules().stream().map(rule -> rule.metadata().id()).collect(Collectors.toSet());
    Map<String, List<String>> problems = new HashMap<>();
    for (String id : enabled.keySet()) {
      if (!running.contains(id)) {
        problems.put(
            id,
            compiled.problems().stream()
                .filter(problem -> problem.file().equals(id) || id.equals(problem.ruleId()))
                .map(RuleProblem::message)
                .toList());
      }
    }
    return problems;
  }
}

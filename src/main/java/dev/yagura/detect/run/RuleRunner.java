package dev.yagura.detect.run;

import dev.yagura.query.EventQuery;
import dev.yagura.query.RulePlan;
import dev.yagura.rule.ActiveRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs every condition of a rule over a set of events. */
@Component
public class RuleRunner {

  private final RuleStatements statements;

  RuleRunner(RuleStatements statements) {
    this.statements = statements;
  }

  /**
   * What the rule finds.
   *
   * @throws RuntimeException when one of its statements fails, or takes longer than the limit
   */
  public List<Finding> run(ActiveRule rule, RuleInput input, Duration timeout) {
    if (rule.compiled().plan() instanceof RulePlan.Single single) {
      return run(rule, 0, single.query(), single.groupBy(), List.of(), input, timeout);
    }
    List<RulePlan.Base> bases = ((RulePlan.Window) rule.compiled().plan()).bases();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < bases.size(); i++) {
      RulePlan.Base base = bases.get(i);
      findings.addAll(run(rule, i, base.query(), base.groupBy(), base.counted(), input, timeout));
    }
    return findings;
  }

  private List<Finding> run(
      ActiveRule rule,
      int base,
      EventQuery query,
      List<String> groupBy,
      List<String> counted,
      RuleInput input,
      Duration timeout) {
    List<Finding> findings = new ArrayList<>();
    input.forEachSet(
        query.needsRaw(),
        set ->
            statements
                .run(query.matches(set, groupBy, counted), timeout)
                .forEach(match -> findings.add(new Finding(rule, base, match))));
    return findings;
  }
}

package dev.yagura.rule;

import dev.yagura.query.CompiledRule;
import dev.yagura.query.EventQuery;
import dev.yagura.query.RulePlan;
import java.util.List;

/**
 * A rule that is run.
 *
 * @param version of its text
 * @param severity of its alerts: a person's level, else the text's
 * @param alerts false for Splunk's Hunting, which makes results and no alert
 */
public record ActiveRule(
    String id, int version, String severity, boolean alerts, CompiledRule compiled) {

  /** The conditions that it runs: one, or each base of its window. */
  public List<EventQuery> queries() {
    RulePlan plan = compiled.plan();
    if (plan instanceof RulePlan.Single single) {
      return List.of(single.query());
    }
    return ((RulePlan.Window) plan).bases().stream().map(RulePlan.Base::query).toList();
  }

  /** Whether one of its conditions tests raw text. */
  public boolean needsRaw() {
    return queries().stream().anyMatch(EventQuery::needsRaw);
  }

  /** Whether the prefilter can never say that it cannot match. */
  public boolean alwaysCandidate() {
    return queries().stream().anyMatch(query -> query.requiredLiterals().isEmpty());
  }
}

package dev.yagura.query.sigma;

import dev.yagura.event.FieldLanguage;
import dev.yagura.query.EventQuery;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.sql.PlannedQuery;
import dev.yagura.query.yaml.YamlDocument;
import java.util.List;
import java.util.Optional;

/**
 * A rule that was read and can run.
 *
 * @param condition its own, without the log source's
 * @param aggregation what Sigma 1 wrote after a bar
 */
record SigmaRule(
    YamlDocument document,
    Findings findings,
    RuleMetadata metadata,
    LogSource logSource,
    Condition condition,
    Optional<Aggregation> aggregation) {

  /** Whether a reference of a correlation or of a filter means this rule. */
  boolean isCalled(String reference) {
    return metadata.id().equalsIgnoreCase(reference) || reference.equals(metadata.name());
  }

  EventQuery query() {
    return new PlannedQuery(
        new EventPlan(
            FieldLanguage.SIGMA,
            logSource.level(),
            logSource.scope(),
            Condition.and(List.of(logSource.also(), condition))));
  }

  SigmaRule withCondition(Condition other) {
    return new SigmaRule(document, findings, metadata, logSource, other, aggregation);
  }
}

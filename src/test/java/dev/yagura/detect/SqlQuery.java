package dev.yagura.detect;

import dev.yagura.query.CompiledRule;
import dev.yagura.query.EventQuery;
import dev.yagura.query.EventSet;
import dev.yagura.query.RuleLanguage;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RulePlan;
import dev.yagura.query.SqlStatement;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.CompiledRuleSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A condition written in SQL by the test, for statements that no compiler would write. */
record SqlQuery(String where) implements EventQuery {

  static ActiveRule rule(String id, String condition) {
    RuleMetadata metadata =
        new RuleMetadata(
            id,
            null,
            "Rule " + id,
            RuleLanguage.SIGMA,
            "high",
            "",
            "test",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            null);
    return new ActiveRule(
        id,
        1,
        "high",
        true,
        new CompiledRule(
            metadata, "", new RulePlan.Single(new SqlQuery(condition), List.of()), List.of()));
  }

  static CompiledRuleSet set(ActiveRule... rules) {
    return new CompiledRuleSet(77, List.of(rules), Map.of());
  }

  @Override
  public SqlStatement matches(EventSet set, List<String> groupBy, List<String> countedFields) {
    List<Long> slices =
        ((EventSet.Slices) set).slices().stream().map(EventSet.Slice::sliceId).toList();
    return new SqlStatement(
        """
        SELECT retention_class, arrival_day, host_id, slice_id, ordinal, NULL::integer AS record_line,
          time, host, event_count, event_key, '{}'::text[] AS group_values,
          '{}'::text[] AS counted_value, '{"process": "x"}'::jsonb AS matched
        FROM event_relation e WHERE slice_id = ANY(?) AND (\
        """
            + where
            + ")",
        List.of(slices));
  }

  @Override
  public SqlStatement condition() {
    return new SqlStatement(where, List.of());
  }

  @Override
  public boolean needsRaw() {
    return false;
  }

  @Override
  public Optional<Set<String>> requiredLiterals() {
    return Optional.empty();
  }

  @Override
  public Set<String> sourcetypes() {
    return Set.of();
  }

  @Override
  public Set<String> models() {
    return Set.of();
  }

  @Override
  public Set<String> fields() {
    return Set.of();
  }
}

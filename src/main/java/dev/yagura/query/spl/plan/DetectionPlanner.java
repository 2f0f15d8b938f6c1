package dev.yagura.query.spl.plan;

import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldLanguage;
import dev.yagura.query.RulePlan;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.plan.GroupValue;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Pipeline;
import dev.yagura.query.spl.tree.Search;
import dev.yagura.query.spl.tree.SearchTerm;
import dev.yagura.query.sql.PlannedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A detection's search to a rule's plan. Without a condition on an aggregate each event is a match,
 * shown by its by-values; with one, groups are counted in a window over event time.
 */
public final class DetectionPlanner {

  private final Pipeline pipeline;
  private final Rows rows = new Rows();

  private DetectionPlanner(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * The plan of a search that was read without problems.
   *
   * @param ruleId the rule's id, which its window refers to
   * @throws ProblemException where something does not map exactly
   */
  public static Detection plan(Pipeline pipeline, String ruleId) throws ProblemException {
    return new DetectionPlanner(pipeline).run(ruleId);
  }

  private Detection run(String ruleId) throws ProblemException {
    Command first = pipeline.commands().get(0);
    if (first instanceof Search search) {
      chooseRecords(search.condition());
    }
    CommandPlanner commands = new CommandPlanner(rows);
    for (Command command : pipeline.commands()) {
      commands.plan(command);
    }
    if (rows.condition() == Constant.FALSE) {
      rows.warnings.add(Problem.warning(first.place(), "nothing can match this search"));
    }
    RulePlan plan =
        rows.aggregateTests.isEmpty()
            ? single(first.place())
            : WindowPlanner.plan(rows, ruleId, groups());
    return new Detection(plan, List.copyOf(rows.warnings));
  }

  /** A search of the audit log speaks of single records. */
  private void chooseRecords(SearchTerm condition) {
    List<SearchTerm> terms =
        condition instanceof SearchTerm.All all ? all.terms() : List.of(condition);
    boolean audit =
        terms.stream()
            .anyMatch(
                term ->
                    term instanceof SearchTerm.Compare compare
                        && compare.field().equals("sourcetype")
                        && compare.operator() == SearchTerm.Operator.EQUAL
                        && Sourcetypes.isAudit(compare.value()));
    if (audit) {
      rows.level = EventLevel.AUDIT_RECORD;
      rows.scope = EventScope.ofSourcetypes(Sourcetypes.AUDIT.toArray(String[]::new));
    }
  }

  private RulePlan single(Place place) throws ProblemException {
    if (rows.aggregated != null && rows.groups.isEmpty() && !rows.byTime) {
      throw new ProblemException(
          Problem.unsupported(
              place, "an aggregate without by and without a condition always gives a row"));
    }
    // Times among the by-fields are left out: each match carries its event's time.
    Map<String, GroupValue> groups = groups();
    return new RulePlan.Single(query(rows, rows.condition(), groups), List.copyOf(groups.keySet()));
  }

  /** By the names that the columns go by at the end of the search, in the order of by. */
  private Map<String, GroupValue> groups() {
    Map<String, GroupValue> groups = new LinkedHashMap<>();
    for (Rows.Group group : rows.groups) {
      String dropped = group.name().substring(group.name().lastIndexOf('.') + 1);
      String name = rows.columns.nameOf(group.column(), dropped);
      groups.putIfAbsent(name, new GroupValue(group.column().names(), group.column().whenAbsent()));
    }
    return groups;
  }

  static PlannedQuery query(Rows rows, Condition condition, Map<String, GroupValue> values) {
    return new PlannedQuery(
        new EventPlan(FieldLanguage.SPLUNK, rows.level, rows.scope, condition, values));
  }
}

package dev.yagura.query.sql;

import dev.yagura.event.EventLevel;
import dev.yagura.event.EventRelation;
import dev.yagura.event.FieldCatalogue;
import dev.yagura.event.FieldPlace;
import dev.yagura.query.EventQuery;
import dev.yagura.query.EventSet;
import dev.yagura.query.SqlStatement;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.plan.GroupValue;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query of a plan.
 *
 * @param plan what it asks
 */
public record PlannedQuery(EventPlan plan) implements EventQuery {

  private static final String RECORDS = "jsonb_array_elements(e.\"records\") AS r(record)";

  private static final String KEY =
      EventRelation.KEY.stream()
          .map(column -> "e.\"" + column + "\"")
          .collect(Collectors.joining(", "));

  @Override
  public SqlStatement matches(EventSet set, List<String> groupBy, List<String> countedFields) {
    FieldWriter fields = new FieldWriter(plan);
    ConditionWriter conditions = new ConditionWriter(fields);
    boolean records = plan.level() == EventLevel.AUDIT_RECORD;
    SqlText out = new SqlText();
    out.add("SELECT ").add(KEY).add(", ");
    out.add(records ? "(r.record ->> 'line')::integer" : "NULL::integer").add(" AS record_line");
    for (String column : List.of("time", "host", "event_count", "event_key")) {
      out.add(", ").column(column);
    }
    values(out, fields, groupBy, "group_values");
    values(out, fields, countedFields, "counted_value");
    out.add(", ");
    new MatchedWriter(fields, conditions).write(out, plan.condition());
    out.add(" AS matched FROM ");
    SetWriter.from(out, set);
    out.add(records ? " CROSS JOIN LATERAL " + RECORDS : "").add(" WHERE ");
    SetWriter.bounds(out, set);
    scope(out, conditions);
    conditions.write(out, plan.condition());
    out.add(" ORDER BY ").add(KEY).add(records ? ", record_line" : "");
    return out.statement();
  }

  @Override
  public SqlStatement condition() {
    ConditionWriter conditions = new ConditionWriter(new FieldWriter(plan));
    SqlText out = new SqlText().add("(");
    scope(out, conditions);
    if (plan.level() == EventLevel.AUDIT_RECORD) {
      out.add("EXISTS (SELECT 1 FROM ").add(RECORDS).add(" WHERE ");
      conditions.write(out, plan.condition());
      out.add(")");
    } else {
      conditions.write(out, plan.condition());
    }
    return out.add(")").statement();
  }

  private void values(SqlText out, FieldWriter fields, List<String> names, String alias) {
    out.add(", ARRAY[");
    for (int i = 0; i < names.size(); i++) {
      out.add(i == 0 ? "" : ", ");
      GroupValue value = plan.groupValues().get(names.get(i));
      if (value == null) {
        fields.text(out, names.get(i));
      } else {
        value(out, fields, value);
      }
    }
    out.add("]::text[] AS ").add(alias);
  }

  private static void value(SqlText out, FieldWriter fields, GroupValue value) {
    out.add("coalesce(");
    for (int i = 0; i < value.fields().size(); i++) {
      out.add(i == 0 ? "" : ", ");
      fields.text(out, value.fields().get(i));
    }
    String whenAbsent = value.whenAbsent();
    if (whenAbsent != null) {
      out.add(", ").bind(whenAbsent);
    }
    out.add(")");
  }

  private void scope(SqlText out, ConditionWriter conditions) {
    EventScope scope = plan.scope();
    oneOf(out, "sourcetype", scope.sourcetypes(), "", false);
    oneOf(out, "sourcetype", scope.excludedSourcetypes(), "NOT ", false);
    oneOf(out, "model", scope.models(), "", false);
    if (!scope.programs().isEmpty()) {
      List<Test.PatternTest> programs =
          scope.programs().stream()
              .sorted()
              .map(program -> new Test.PatternTest("program", Pattern.literal(program), false))
              .toList();
      // The program is a word of the event, also where the condition asks single records.
      EventPlan ofEvent = new EventPlan(plan.language(), EventLevel.EVENT, scope, plan.condition());
      new ConditionWriter(new FieldWriter(ofEvent)).write(out, Condition.or(programs));
      out.add(" AND ");
    }
  }

  private static void oneOf(
      SqlText out, String column, Collection<String> values, String not, boolean absent) {
    if (!values.isEmpty()) {
      out.add(not).add("coalesce(").column(column).add(" = ANY (");
      out.bindAll(values.stream().sorted().toList()).add("), " + absent + ") AND ");
    }
  }

  @Override
  public boolean needsRaw() {
    return tests().stream()
        .anyMatch(
            test ->
                test instanceof Test.KeywordTest
                    || fieldsOf(test).stream()
                        .flatMap(
                            field ->
                                FieldCatalogue.places(plan.language(), plan.level(), field)
                                    .stream())
                        .anyMatch(FieldPlace.Raw.class::isInstance));
  }

  @Override
  public Optional<Set<String>> requiredLiterals() {
    return new RequiredLiterals(plan).of(plan.condition());
  }

  @Override
  public Set<String> sourcetypes() {
    return plan.scope().sourcetypes();
  }

  @Override
  public Set<String> models() {
    return plan.scope().models();
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    tests().forEach(test -> fields.addAll(fieldsOf(test)));
    return fields;
  }

  private static List<String> fieldsOf(Test test) {
    return test instanceof Test.FieldTest pair
        ? List.of(pair.field(), pair.other())
        : test.testedField().stream().toList();
  }

  private Set<Test> tests() {
    Set<Test> tests = new LinkedHashSet<>();
    collect(plan.condition(), tests);
    return tests;
  }

  private static void collect(Condition condition, Set<Test> tests) {
    if (condition instanceof Test test) {
      tests.add(test);
    } else if (condition instanceof Condition.Not not) {
      collect(not.part(), tests);
    } else if (condition instanceof Condition.And and) {
      and.parts().forEach(part -> collect(part, tests));
    } else if (condition instanceof Condition.Or or) {
      or.parts().forEach(part -> collect(part, tests));
    }
  }
}

package dev.yagura.query.spl.plan;

import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition;
import dev.yagura.query.RulePlan.WindowCondition.Kind;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.GroupValue;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A condition on an aggregate to a window: buckets by {@code _time}, else a sliding one. */
final class WindowPlanner {

  /** Detections carry no time range; Splunk's content is meant to run over the past hour. */
  private static final Duration WITHOUT_TIME = Duration.ofMinutes(60);

  private static final Map<String, Kind> KINDS =
      Map.of(
          "count", Kind.EVENT_COUNT,
          "dc", Kind.VALUE_COUNT,
          "sum", Kind.VALUE_SUM,
          "avg", Kind.VALUE_AVG);

  private WindowPlanner() {}

  static RulePlan plan(Rows rows, String ruleId, Map<String, GroupValue> groups)
      throws ProblemException {
    Place place = rows.aggregateTests.place();
    Column.Aggregated aggregated = rows.aggregateTests.column();
    if (aggregated == null) {
      throw new IllegalStateException("no condition on an aggregate");
    }
    Kind kind = KINDS.get(aggregated.aggregate().function());
    if (kind == null) {
      throw new ProblemException(
          Problem.unsupported(
              place,
              "a condition on " + aggregated.aggregate().function() + "() is not supported"));
    }
    if (rows.byTime && rows.span == null) {
      throw new ProblemException(
          Problem.unsupported(place, "groups by the exact time with a condition on an aggregate"));
    }
    warn(rows);
    Map<String, GroupValue> values = new LinkedHashMap<>(groups);
    List<String> counted = List.of();
    Condition condition = rows.condition();
    if (aggregated.of() != null) {
      Column.Field field = counted(aggregated, place);
      if (kind == Kind.EVENT_COUNT) {
        // count(field) counts the events that have it.
        condition = Condition.and(List.of(condition, FieldTests.exists(field)));
      } else {
        String name = countedName(field, groups);
        values.put(name, new GroupValue(field.names(), field.whenAbsent()));
        counted = List.of(name);
      }
    }
    RulePlan.Base base =
        new RulePlan.Base(
            ruleId,
            ruleId,
            DetectionPlanner.query(rows, condition, values),
            List.copyOf(groups.keySet()),
            counted);
    Duration span = rows.span;
    return new RulePlan.Window(
        List.of(base),
        span == null ? WITHOUT_TIME : span,
        span != null,
        new WindowCondition(kind, rows.aggregateTests.tests()),
        false);
  }

  private static void warn(Rows rows) {
    Place bucket = rows.bucket;
    if (bucket != null && !rows.byTime) {
      rows.warnings.add(
          Problem.warning(
              bucket, "buckets of _time have no effect: _time is not among the by-fields"));
    }
  }

  /** The field's own name, unless a group goes by it and means something else. */
  private static String countedName(Column.Field field, Map<String, GroupValue> groups) {
    String name = field.names().get(0);
    return groups.containsKey(name) ? "counted " + name : name;
  }

  private static Column.Field counted(Column.Aggregated aggregated, Place place)
      throws ProblemException {
    if (aggregated.of() instanceof Column.Field field) {
      return field;
    }
    throw new ProblemException(
        Problem.unsupported(place, "an aggregate over what is not a field of the event"));
  }
}

package dev.yagura.query.spl.plan;

import dev.yagura.event.EventLevel;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.ByField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands so far have made of the events. Not thread-safe. */
final class Rows {

  EventLevel level = EventLevel.EVENT;
  EventScope scope = EventScope.EVERYTHING;
  Columns columns = new Columns(Rows::ofEvent);
  final AggregateTests aggregateTests = new AggregateTests();
  final List<Group> groups = new ArrayList<>();
  final List<Problem> warnings = new ArrayList<>();

  /** The aggregating command; null while rows are events. */
  @Nullable Place aggregated;

  /** The length of the time buckets that groups are made of; null without. */
  @Nullable Duration span;

  /** Whether groups are made of equal times. */
  boolean byTime;

  /** A {@code bucket} before the groups were made; null without. */
  @Nullable Place bucket;

  private final List<Condition> conditions = new ArrayList<>();

  /** A column that groups are made by, under the name it had then. */
  record Group(String name, Column.Field column) {}

  /** A row stays if this holds, too. */
  void require(Condition condition) {
    conditions.add(condition);
  }

  Condition condition() {
    return Condition.and(conditions);
  }

  /** Rows become groups. */
  void group(List<ByField> by, boolean fieldsMayBeAbsent, Place place, Columns result)
      throws ProblemException {
    if (aggregated != null) {
      throw new ProblemException(
          Problem.unsupported(place, "a second aggregation of what was aggregated before"));
    }
    aggregated = place;
    for (ByField field : by) {
      Column column = columns.get(field.field());
      if (column instanceof Column.Time time) {
        byTime = true;
        span = field.span() != null ? field.span() : time.span();
        result.put(field.field(), new Column.Time(span));
      } else {
        group(field, column, fieldsMayBeAbsent, result);
      }
    }
    columns = result;
  }

  private void group(ByField field, Column column, boolean mayBeAbsent, Columns result)
      throws ProblemException {
    if (column instanceof Column.Absent) {
      throw new ProblemException(
          Problem.invalid(field.place(), "no row has " + field.field() + ", so no group is made"));
    }
    if (!(column instanceof Column.Field known)) {
      throw new ProblemException(
          Problem.unsupported(field.place(), "groups by a computed " + field.field()));
    }
    if (!mayBeAbsent) {
      require(FieldTests.exists(known));
    }
    // A new object: columns are told apart by identity.
    Column.Field grouped = new Column.Field(known.names(), known.whenAbsent());
    groups.add(new Group(field.field(), grouped));
    result.put(field.field(), grouped);
  }

  private static Column ofEvent(String name) {
    return name.equals("_time") ? new Column.Time(null) : new Column.Field(name);
  }
}

package dev.yagura.query.spl.plan;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Test;
import dev.yagura.query.spl.text.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Tests of what a column stands for: the first of several fields, or a value for none. */
final class FieldTests {

  private FieldTests() {}

  /** Makes the test of one field of the event. */
  interface TestOfField {
    Test of(String field) throws ProblemException;
  }

  /** Holds if the test does for the column's value. */
  static Condition of(Column.Field column, TestOfField test) throws ProblemException {
    List<Condition> ways = new ArrayList<>();
    List<Condition> earlierAbsent = new ArrayList<>();
    for (String name : column.names()) {
      List<Condition> way = new ArrayList<>(earlierAbsent);
      way.add(test.of(name));
      ways.add(Condition.and(way));
      earlierAbsent.add(Condition.not(new Test.ExistsTest(name)));
    }
    String whenAbsent = column.whenAbsent();
    if (whenAbsent != null && ConstantTests.holds(test.of(column.names().get(0)), whenAbsent)) {
      ways.add(Condition.and(earlierAbsent));
    }
    return Condition.or(ways);
  }

  /** Holds if the column has a value. */
  static Condition exists(Column.Field column) {
    return column.whenAbsent() != null
        ? Constant.TRUE
        : Condition.or(column.names().stream().map(Test.ExistsTest::new).toList());
  }
}

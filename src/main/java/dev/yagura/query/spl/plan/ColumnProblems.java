package dev.yagura.query.spl.plan;

import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;

/** What cannot be asked of a column, and why. */
final class ColumnProblems {

  private ColumnProblems() {}

  /** The column if it is a field of the event or absent. */
  static Column requireField(Column column, String name, Place place) throws ProblemException {
    if (column instanceof Column.Field || column instanceof Column.Absent) {
      return column;
    }
    throw new ProblemException(Problem.unsupported(place, reason(column, name)));
  }

  private static String reason(Column column, String name) {
    String start = "a condition on " + name + ", ";
    if (column instanceof Column.Time) {
      return start + "a time, is not supported";
    }
    if (column instanceof Column.Aggregated aggregated) {
      String call = aggregated.aggregate().function();
      return start + "the result of " + call + ", is not supported in this form";
    }
    if (column instanceof Column.Extracted) {
      return start + "the result of rex, is only supported by isnotnull() and isnull()";
    }
    return start
        + (column instanceof Column.Computed computed ? computed.how() : "absent")
        + ", is not supported";
  }
}

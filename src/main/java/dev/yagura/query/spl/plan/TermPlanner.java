package dev.yagura.query.spl.plan;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Test;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.SearchTerm;
import dev.yagura.query.spl.tree.SearchTerm.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Terms of {@code search} to conditions: values compare without regard to ASCII case. */
public final class TermPlanner {

  private static final Map<Operator, Test.Comparison> COMPARISONS =
      Map.of(
          Operator.LESS, Test.Comparison.LESS,
          Operator.LESS_OR_EQUAL, Test.Comparison.LESS_OR_EQUAL,
          Operator.GREATER, Test.Comparison.GREATER,
          Operator.GREATER_OR_EQUAL, Test.Comparison.GREATER_OR_EQUAL);

  private final Columns columns;
  private final TermDialect dialect;

  TermPlanner(Columns columns, TermDialect dialect) {
    this.columns = columns;
    this.dialect = dialect;
  }

  /** A planner for the search box: names stand for the fields of that name. */
  public static TermPlanner ofSearchBox() {
    return new TermPlanner(new Columns(Column.Field::new), TermDialect.SEARCH_BOX);
  }

  /**
   * The condition of a term.
   *
   * @throws ProblemException where it asks for something that does not map exactly
   */
  public Condition plan(SearchTerm term) throws ProblemException {
    return plan(term, true);
  }

  /**
   * @param positive whether the term stands under an even number of NOTs
   */
  private Condition plan(SearchTerm term, boolean positive) throws ProblemException {
    if (term instanceof SearchTerm.All all) {
      return Condition.and(planAll(all.terms(), positive));
    }
    if (term instanceof SearchTerm.Any any) {
      return Condition.or(planAll(any.terms(), positive));
    }
    if (term instanceof SearchTerm.Not not) {
      return Condition.not(plan(not.term(), !positive));
    }
    if (term instanceof SearchTerm.Compare compare) {
      return compare(compare, positive);
    }
    if (term instanceof SearchTerm.In in) {
      List<Condition> ways = new ArrayList<>();
      for (String value : in.values()) {
        ways.add(equal(in.field(), value, in.place(), positive));
      }
      return Condition.or(ways);
    }
    if (term instanceof SearchTerm.Words words) {
      return words(words);
    }
    if (term instanceof SearchTerm.WholeTerm whole) {
      requireRows(whole.place());
      return new Test.KeywordTest(Values.pattern(whole.text()), Test.Bounds.TERM, false);
    }
    throw new ProblemException(
        Problem.unsupported(
            term.place(), "a search in square brackets is not supported in conditions"));
  }

  private List<Condition> planAll(List<SearchTerm> terms, boolean positive)
      throws ProblemException {
    List<Condition> conditions = new ArrayList<>();
    for (SearchTerm term : terms) {
      conditions.add(plan(term, positive));
    }
    return conditions;
  }

  private Condition words(SearchTerm.Words words) throws ProblemException {
    if (words.text().matches("\\*+")) {
      return Constant.TRUE;
    }
    requireRows(words.place());
    return Values.orDecoded(
        words.text(), text -> new Test.KeywordTest(Values.pattern(text), Test.Bounds.NONE, false));
  }

  private void requireRows(Place place) throws ProblemException {
    if (columns.get("_raw") instanceof Column.Absent) {
      throw new ProblemException(
          Problem.unsupported(place, "words cannot be looked for where no raw event is left"));
    }
  }

  private Condition compare(SearchTerm.Compare compare, boolean positive) throws ProblemException {
    Operator operator = compare.operator();
    String value = compare.value();
    if (operator == Operator.EQUAL) {
      return equal(compare.field(), value, compare.place(), positive);
    }
    if (operator == Operator.NOT_EQUAL) {
      Condition equal = equal(compare.field(), value, compare.place(), !positive);
      Condition exists = equal(compare.field(), "*", compare.place(), positive);
      return Condition.and(List.of(exists, Condition.not(equal)));
    }
    var number = Values.number(value);
    if (number.isEmpty()) {
      throw new ProblemException(
          Problem.unsupported(
              compare.place(), "only numbers can be compared by " + operator.sign()));
    }
    Column column = column(compare.field(), compare.place());
    return column instanceof Column.Field field
        ? FieldTests.of(
            field, name -> new Test.NumberTest(name, COMPARISONS.get(operator), number.get()))
        : Constant.FALSE;
  }

  private Condition equal(String name, String value, Place place, boolean positive)
      throws ProblemException {
    if (positive && dialect.passesAlways(name, value)) {
      return Constant.TRUE;
    }
    if (!(column(name, place) instanceof Column.Field column)) {
      return Constant.FALSE;
    }
    if (value.matches("\\*+")) {
      return FieldTests.exists(column);
    }
    List<Condition> ways = new ArrayList<>();
    for (String meant : dialect.valuesMeant(name, value)) {
      ways.add(pattern(column, meant));
      String decoded = Entities.decodeOnce(meant);
      if (!decoded.equals(meant)) {
        ways.add(pattern(column, decoded));
      }
    }
    if (positive && dialect.passesWhenAbsent(name)) {
      ways.add(Condition.not(FieldTests.exists(column)));
    }
    return Condition.or(ways);
  }

  private static Condition pattern(Column.Field column, String value) throws ProblemException {
    return FieldTests.of(
        column, field -> new Test.PatternTest(field, Values.pattern(value), false));
  }

  /** A field, or nothing; anything else cannot be asked about. */
  private Column column(String name, Place place) throws ProblemException {
    String problem = dialect.problemOf(name);
    if (!problem.isEmpty()) {
      throw new ProblemException(Problem.unsupported(place, problem));
    }
    return ColumnProblems.requireField(columns.get(name), name, place);
  }
}

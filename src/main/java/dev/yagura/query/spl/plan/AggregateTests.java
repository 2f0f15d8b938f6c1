package dev.yagura.query.spl.plan;

import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Expression;
import dev.yagura.query.spl.tree.SearchTerm;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions on one aggregate: {@code where n >= 4 AND n < 100}. Not thread-safe. */
final class AggregateTests {

  private static final Map<String, String> NAMES =
      Map.of(">", "gt", ">=", "gte", "<", "lt", "<=", "lte", "=", "eq", "!=", "neq");

  private static final Map<String, String> MIRRORED =
      Map.of(">", "<", ">=", "<=", "<", ">", "<=", ">=", "=", "=", "!=", "!=");

  private final Map<String, Double> tests = new LinkedHashMap<>();
  private Column.@Nullable Aggregated column;
  private Place place = Place.UNKNOWN;

  boolean isEmpty() {
    return column == null;
  }

  Column.@Nullable Aggregated column() {
    return column;
  }

  Map<String, Double> tests() {
    return Map.copyOf(tests);
  }

  Place place() {
    return place;
  }

  /** Takes the expression if it compares an aggregate with a number. */
  boolean take(Expression expression, Columns columns) throws ProblemException {
    if (!(expression instanceof Expression.Binary binary)
        || !NAMES.containsKey(binary.operator())) {
      return false;
    }
    Optional<Column.Aggregated> left = aggregate(binary.left(), columns);
    Optional<Column.Aggregated> right = aggregate(binary.right(), columns);
    BigDecimal onRight = ExpressionPlanner.number(binary.right());
    BigDecimal onLeft = ExpressionPlanner.number(binary.left());
    if (left.isPresent() && onRight != null) {
      add(left.get(), binary.operator(), onRight, binary.place());
      return true;
    }
    if (right.isPresent() && onLeft != null) {
      add(right.get(), MIRRORED.get(binary.operator()), onLeft, binary.place());
      return true;
    }
    return false;
  }

  /** Takes the term if it compares an aggregate with a number. */
  boolean take(SearchTerm term, Columns columns) throws ProblemException {
    if (term instanceof SearchTerm.Compare compare
        && columns.get(compare.field()) instanceof Column.Aggregated aggregated
        && Values.number(compare.value()).isPresent()) {
      BigDecimal number = Values.number(compare.value()).get();
      add(aggregated, compare.operator().sign(), number, compare.place());
      return true;
    }
    return false;
  }

  private static Optional<Column.Aggregated> aggregate(Expression expression, Columns columns) {
    return expression instanceof Expression.Field field
            && columns.get(field.name()) instanceof Column.Aggregated aggregated
        ? Optional.of(aggregated)
        : Optional.empty();
  }

  private void add(Column.Aggregated aggregated, String operator, BigDecimal number, Place at)
      throws ProblemException {
    if (column != null && column != aggregated) {
      throw new ProblemException(
          Problem.unsupported(at, "conditions on two aggregates are not supported"));
    }
    if (tests.putIfAbsent(NAMES.get(operator), number.doubleValue()) != null) {
      throw new ProblemException(
          Problem.unsupported(at, "two conditions of one kind on an aggregate"));
    }
    column = aggregated;
    place = at;
  }
}

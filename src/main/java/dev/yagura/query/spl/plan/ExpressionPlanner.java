package dev.yagura.query.spl.plan;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expressions of {@code where} to conditions over rows: texts compare case-sensitively. */
final class ExpressionPlanner {

  private static final Map<String, Test.Comparison> COMPARISONS =
      Map.of(
          "<", Test.Comparison.LESS,
          "<=", Test.Comparison.LESS_OR_EQUAL,
          ">", Test.Comparison.GREATER,
          ">=", Test.Comparison.GREATER_OR_EQUAL);

  private static final Map<String, String> MIRRORED =
      Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");

  private static final Map<String, Test.Relation> RELATIONS =
      Map.of(
          "<", Test.Relation.LESS,
          "<=", Test.Relation.LESS_OR_EQUAL,
          ">", Test.Relation.GREATER,
          ">=", Test.Relation.GREATER_OR_EQUAL);

  private final Columns columns;
  private final FunctionPlanner functions;

  ExpressionPlanner(Columns columns) {
    this.columns = columns;
    this.functions = new FunctionPlanner(columns);
  }

  Condition plan(Expression expression) throws ProblemException {
    if (expression instanceof Expression.Chain chain) {
      List<Condition> parts = new ArrayList<>();
      for (Expression part : chain.parts()) {
        parts.add(plan(part));
      }
      return chain.operator().equals("AND") ? Condition.and(parts) : Condition.or(parts);
    }
    if (expression instanceof Expression.Not not) {
      return Condition.not(plan(not.expression()));
    }
    if (expression instanceof Expression.Call call) {
      return functions.plan(call);
    }
    if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    }
    throw unsupported(expression, "an expression that is not a condition");
  }

  private Condition binary(Expression.Binary binary) throws ProblemException {
    String operator = binary.operator();
    if (operator.equals("LIKE")) {
      return functions.like(binary.left(), binary.right());
    }
    if (operator.equals("=")) {
      return equal(binary);
    }
    if (operator.equals("!=")) {
      return Condition.and(
          List.of(exists(binary.left()), exists(binary.right()), Condition.not(equal(binary))));
    }
    if (!COMPARISONS.containsKey(operator)) {
      throw unsupported(binary, "arithmetic");
    }
    if (constant(binary.left())) {
      return ordered(MIRRORED.get(operator), binary.right(), binary.left());
    }
    return ordered(operator, binary.left(), binary.right());
  }

  private Condition exists(Expression side) throws ProblemException {
    return constant(side) ? Condition.and(List.of()) : functions.exists(side);
  }

  private Condition equal(Expression.Binary binary) throws ProblemException {
    Expression left = constant(binary.left()) ? binary.right() : binary.left();
    Expression right = constant(binary.left()) ? binary.left() : binary.right();
    if (right instanceof Expression.Text text) {
      return functions.pattern(left, Pattern.literal(text.value()));
    }
    BigDecimal number = number(right);
    if (number != null) {
      return functions.test(left, name -> new Test.NumberTest(name, Test.Comparison.EQUAL, number));
    }
    return fields(Test.Relation.SAME_TEXT, left, right);
  }

  private Condition ordered(String operator, Expression left, Expression right)
      throws ProblemException {
    BigDecimal number = number(right);
    if (number != null) {
      return functions.test(
          left, name -> new Test.NumberTest(name, COMPARISONS.get(operator), number));
    }
    if (right instanceof Expression.Text) {
      throw unsupported(right, "a comparison of texts by " + operator);
    }
    return fields(RELATIONS.get(operator), left, right);
  }

  private Condition fields(Test.Relation relation, Expression left, Expression right)
      throws ProblemException {
    if (left instanceof Expression.Field one
        && right instanceof Expression.Field other
        && columns.get(one.name()) instanceof Column.Field first
        && columns.get(other.name()) instanceof Column.Field second
        && single(first)
        && single(second)) {
      return new Test.FieldTest(first.names().get(0), relation, second.names().get(0), true);
    }
    throw unsupported(right, "this comparison");
  }

  private static boolean single(Column.Field field) {
    return field.names().size() == 1 && field.whenAbsent() == null;
  }

  private static boolean constant(Expression expression) {
    return expression instanceof Expression.Text || number(expression) != null;
  }

  /** The number that the expression is; null if it is none. */
  static @org.jspecify.annotations.Nullable BigDecimal number(Expression expression) {
    if (expression instanceof Expression.Number number) {
      return BigDecimal.valueOf(number.value());
    }
    if (expression instanceof Expression.Minus minus
        && minus.expression() instanceof Expression.Number number) {
      return BigDecimal.valueOf(-number.value());
    }
    return null;
  }

  private static ProblemException unsupported(Expression at, String what) {
    return new ProblemException(
        Problem.unsupported(at.place(), "the command where: " + what + " is not supported"));
  }
}

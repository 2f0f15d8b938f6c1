package dev.yagura.query.spl.plan;

import dev.yagura.event.AsciiFold;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.Network;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import dev.yagura.query.regex.Regex;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The functions of {@code where} that are conditions. */
final class FunctionPlanner {

  private final Columns columns;

  FunctionPlanner(Columns columns) {
    this.columns = columns;
  }

  Condition plan(Expression.Call call) throws ProblemException {
    List<Expression> arguments = call.arguments();
    return switch (call.function()) {
      case "match" -> match(call, argument(call, 0, 2), argument(call, 1, 2));
      case "like" -> like(argument(call, 0, 2), argument(call, 1, 2));
      case "isnotnull" -> exists(argument(call, 0, 1));
      case "isnull" -> Condition.not(exists(argument(call, 0, 1)));
      case "cidrmatch" -> network(argument(call, 0, 2), argument(call, 1, 2));
      case "in" -> in(call, arguments);
      case "true" -> Constant.TRUE;
      case "false" -> Constant.FALSE;
      default -> throw unsupported(call, "the function " + call.function());
    };
  }

  /** The test of the value of a field, also in lower case where that cannot be told apart. */
  Condition test(Expression field, FieldTests.TestOfField test) throws ProblemException {
    return column(field) instanceof Column.Field column
        ? FieldTests.of(column, test)
        : Constant.FALSE;
  }

  /** Whether the field has a value. */
  Condition exists(Expression expression) throws ProblemException {
    if (expression instanceof Expression.Field field
        && columns.get(field.name()) instanceof Column.Extracted extracted) {
      Condition found =
          FieldTests.of(extracted.from(), name -> new Test.RegexTest(name, extracted.regex()));
      return extracted.before() instanceof Column.Field before
          ? Condition.or(List.of(found, FieldTests.exists(before)))
          : found;
    }
    Expression inner = isLower(expression) ? lowered(expression) : expression;
    return column(inner) instanceof Column.Field column
        ? FieldTests.exists(column)
        : Constant.FALSE;
  }

  /** The value matches a pattern, exactly as written, or in lower case for {@code lower(field)}. */
  Condition pattern(Expression subject, Pattern pattern) throws ProblemException {
    if (!isLower(subject)) {
      return test(subject, name -> new Test.PatternTest(name, pattern, true));
    }
    String literals = String.join("", pattern.literals());
    if (!literals.equals(AsciiFold.fold(literals))) {
      return Constant.FALSE;
    }
    if (!literals.chars().allMatch(c -> c < 128)) {
      throw unsupported(subject, "lower() beside letters other than ASCII's");
    }
    return test(lowered(subject), name -> new Test.PatternTest(name, pattern, false));
  }

  Condition like(Expression subject, Expression pattern) throws ProblemException {
    return pattern(subject, Values.like(text(pattern)));
  }

  private Condition match(Expression.Call call, Expression subject, Expression pattern)
      throws ProblemException {
    Regex regex = Regexes.parse(text(pattern), pattern.place());
    if (isLower(subject)) {
      throw unsupported(call, "match() of lower()");
    }
    return test(subject, name -> new Test.RegexTest(name, regex));
  }

  private Condition network(Expression network, Expression subject) throws ProblemException {
    Network parsed =
        Network.parse(text(network))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.invalid(network.place(), "this is no network of addresses")));
    return test(subject, name -> new Test.AddressTest(name, parsed));
  }

  private Condition in(Expression.Call call, List<Expression> arguments) throws ProblemException {
    if (arguments.size() < 2) {
      throw new ProblemException(Problem.invalid(call.place(), "in() without values"));
    }
    List<Condition> ways = new ArrayList<>();
    for (Expression value : arguments.subList(1, arguments.size())) {
      String text =
          value instanceof Expression.Number number && number.value() == Math.rint(number.value())
              ? String.valueOf((long) number.value())
              : text(value);
      ways.add(pattern(arguments.get(0), Pattern.literal(text)));
    }
    return Condition.or(ways);
  }

  private Column column(Expression expression) throws ProblemException {
    if (expression instanceof Expression.Field field) {
      return ColumnProblems.requireField(columns.get(field.name()), field.name(), field.place());
    }
    if (expression instanceof Expression.Call call) {
      throw unsupported(call, "the function " + call.function() + " here");
    }
    throw unsupported(expression, "this instead of a field");
  }

  private static boolean isLower(Expression expression) {
    return expression instanceof Expression.Call call
        && Set.of("lower").contains(call.function())
        && call.arguments().size() == 1;
  }

  private static Expression lowered(Expression expression) {
    return ((Expression.Call) expression).arguments().get(0);
  }

  private static Expression argument(Expression.Call call, int index, int count)
      throws ProblemException {
    if (call.arguments().size() != count) {
      throw new ProblemException(
          Problem.invalid(call.place(), call.function() + "() takes " + count + " arguments"));
    }
    return call.arguments().get(index);
  }

  private static String text(Expression expression) throws ProblemException {
    if (expression instanceof Expression.Text text) {
      return text.value();
    }
    throw unsupported(expression, "anything but a text in double quotes here");
  }

  private static ProblemException unsupported(Expression at, String what) {
    return new ProblemException(
        Problem.unsupported(at.place(), "the command where: " + what + " is not supported"));
  }
}

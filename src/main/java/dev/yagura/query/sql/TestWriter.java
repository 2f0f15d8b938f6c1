package dev.yagura.query.sql;

import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import dev.yagura.query.plan.Test.Bounds;
import dev.yagura.query.plan.Test.Relation;
import java.util.List;
import java.util.function.Consumer;

/** Writes the leaves of conditions. Each is two-valued. */
final class TestWriter {

  private final FieldWriter fields;

  TestWriter(FieldWriter fields) {
    this.fields = fields;
  }

  void write(SqlText out, Test test) {
    if (test instanceof Test.PatternTest pattern) {
      patterns(out, pattern.field(), List.of(pattern.pattern()), pattern.cased());
    } else if (test instanceof Test.KeywordTest keyword) {
      keyword(out, keyword);
    } else if (test instanceof Test.FieldTest other) {
      fields.anyValue(
          out,
          other.field(),
          (to, value) ->
              fields.anyValue(
                  to, other.other(), (inner, second) -> relation(inner, other, value, second)));
    } else {
      fields.anyValue(out, test.testedField().orElseThrow(), (to, value) -> value(to, test, value));
    }
  }

  /** Writes the test for any of several patterns, folding the value once. */
  void patterns(SqlText out, String field, List<Pattern> patterns, boolean cased) {
    List<Pattern> possible = possible(patterns, cased);
    if (possible.isEmpty()) {
      out.add("false");
    } else {
      fields.anyValue(out, field, (to, value) -> compare(to, value, possible, cased));
    }
  }

  /** Writes the test for any of several keywords without bounds. */
  void keywords(SqlText out, List<Pattern> patterns, boolean cased) {
    List<Pattern> possible =
        possible(patterns, cased).stream().map(p -> p.anyBefore().anyAfter()).toList();
    if (possible.isEmpty()) {
      out.add("false");
      return;
    }
    out.add("coalesce(");
    compare(out, fields::raw, possible, cased);
    out.add(", false)");
  }

  private static List<Pattern> possible(List<Pattern> patterns, boolean cased) {
    return patterns.stream()
        .filter(LikePattern::canMatch)
        .map(pattern -> cased ? pattern : pattern.folded())
        .distinct()
        .toList();
  }

  private static void compare(
      SqlText out, Consumer<SqlText> value, List<Pattern> patterns, boolean cased) {
    List<String> exact =
        patterns.stream()
            .filter(Pattern::isLiteral)
            .map(p -> String.join("", p.literals()))
            .toList();
    List<String> like =
        patterns.stream().filter(p -> !p.isLiteral()).map(LikePattern::like).toList();
    out.add("(");
    if (!exact.isEmpty()) {
      folded(out, value, cased);
      out.add(" = ");
      oneOrAny(out, exact);
    }
    out.add(exact.isEmpty() || like.isEmpty() ? "" : " OR ");
    if (!like.isEmpty()) {
      folded(out, value, cased);
      out.add(" LIKE ");
      oneOrAny(out, like);
    }
    out.add(")");
  }

  private static void oneOrAny(SqlText out, List<String> values) {
    if (values.size() == 1) {
      out.bind(values.get(0));
    } else {
      out.add("ANY (").bindAll(values).add(")");
    }
  }

  private static void folded(SqlText out, Consumer<SqlText> value, boolean cased) {
    out.add(cased ? "" : "lower(");
    value.accept(out);
    out.add(cased ? "" : ")");
  }

  private void keyword(SqlText out, Test.KeywordTest keyword) {
    if (keyword.bounds() == Bounds.NONE) {
      keywords(out, List.of(keyword.pattern()), keyword.cased());
      return;
    }
    List<Pattern> possible = possible(List.of(keyword.pattern()), keyword.cased());
    if (possible.isEmpty()) {
      out.add("false");
      return;
    }
    out.add("coalesce(");
    folded(out, fields::raw, keyword.cased());
    out.add(" ~ ").bind(LikePattern.bounded(possible.get(0), keyword.bounds())).add(", false)");
  }

  private static void value(SqlText out, Test test, Consumer<SqlText> value) {
    if (test instanceof Test.ExistsTest) {
      value.accept(out);
      out.add(" IS NOT NULL");
    } else if (test instanceof Test.NumberTest number) {
      out.add("try_number(");
      value.accept(out);
      out.add(") " + operator(number.comparison()) + " ");
      out.bind(number.number().toString(), "numeric");
    } else if (test instanceof Test.RegexTest regex) {
      value.accept(out);
      out.add(" ~ ").bind(regex.regex().postgres());
    } else if (test instanceof Test.AddressTest address) {
      out.add("try_inet(");
      value.accept(out);
      out.add(") <<= ").bind(address.network().toString(), "inet");
    } else if (test instanceof Test.TimeTest time) {
      out.add("time_part(");
      value.accept(out);
      out.add(", '" + time.part().name().toLowerCase(java.util.Locale.ROOT) + "') ");
      out.add(operator(time.comparison()) + " ").bind(time.number(), "bigint");
    } else {
      throw new IllegalStateException("No test of a single value: " + test);
    }
  }

  private static String operator(Test.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  private static void relation(
      SqlText out, Test.FieldTest test, Consumer<SqlText> one, Consumer<SqlText> other) {
    Relation relation = test.relation();
    Consumer<SqlText> left = to -> folded(to, one, test.cased());
    Consumer<SqlText> right = to -> folded(to, other, test.cased());
    switch (relation) {
      case SAME_TEXT -> infix(out, left, " = ", right);
      case CONTAINS -> call(out, "strpos", left, right, " > 0");
      case STARTS_WITH -> call(out, "starts_with", left, right, "");
      case ENDS_WITH -> {
        // reverse() works on characters, and there is no ends_with.
        Consumer<SqlText> backwards = to -> call(to, "reverse", left);
        call(out, "starts_with", backwards, to -> call(to, "reverse", right), "");
      }
      case NUMBER_EQUAL -> numbers(out, one, " = ", other);
      case LESS -> numbers(out, one, " < ", other);
      case LESS_OR_EQUAL -> numbers(out, one, " <= ", other);
      case GREATER -> numbers(out, one, " > ", other);
      case GREATER_OR_EQUAL -> numbers(out, one, " >= ", other);
    }
  }

  private static void numbers(
      SqlText out, Consumer<SqlText> one, String operator, Consumer<SqlText> other) {
    infix(out, to -> call(to, "try_number", one), operator, to -> call(to, "try_number", other));
  }

  private static void infix(
      SqlText out, Consumer<SqlText> left, String operator, Consumer<SqlText> right) {
    left.accept(out);
    out.add(operator);
    right.accept(out);
  }

  private static void call(SqlText out, String function, Consumer<SqlText> argument) {
    out.add(function).add("(");
    argument.accept(out);
    out.add(")");
  }

  private static void call(
      SqlText out, String function, Consumer<SqlText> one, Consumer<SqlText> two, String rest) {
    out.add(function).add("(");
    infix(out, one, ", ", two);
    out.add(")").add(rest);
  }
}

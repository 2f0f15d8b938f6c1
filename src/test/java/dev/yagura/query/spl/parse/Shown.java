package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Lexer;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Places;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Expression;
import dev.yagura.query.spl.tree.SearchTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Trees as short texts, so that a table of cases can hold them. */
final class Shown {

  private Shown() {}

  /** The tree of terms; a problem as {@code kind column message}. */
  static String terms(String text) {
    try {
      SearchTermParser parser =
          new SearchTermParser(
              Lexer.read(placed(text), 0, text.length(), Lexer.Style.TERMS),
              token -> false,
              new ArrayList<>());
      return of(parser.parse());
    } catch (ProblemException e) {
      return problem(e);
    }
  }

  /** The tree of an expression; a problem as {@code kind column message}. */
  static String expression(String text) {
    try {
      return of(
          new ExpressionParser(Lexer.read(placed(text), 0, text.length(), Lexer.Style.EXPRESSION))
              .parse());
    } catch (ProblemException e) {
      return problem(e);
    }
  }

  static PlacedText placed(String text) {
    return PlacedText.of(text, Places.of(text));
  }

  private static String problem(ProblemException e) {
    return e.problem().kind() + " " + e.problem().place().column() + " " + e.getMessage();
  }

  private static String of(SearchTerm term) {
    if (term instanceof SearchTerm.All all) {
      return list("and", all.terms().stream().map(Shown::of).toList());
    }
    if (term instanceof SearchTerm.Any any) {
      return list("or", any.terms().stream().map(Shown::of).toList());
    }
    if (term instanceof SearchTerm.Not not) {
      return "(not " + of(not.term()) + ")";
    }
    if (term instanceof SearchTerm.Compare c) {
      return c.field() + c.operator().sign() + "<" + c.value() + ">";
    }
    if (term instanceof SearchTerm.In in) {
      return in.field() + " in " + in.values();
    }
    if (term instanceof SearchTerm.Words words) {
      return "<" + words.text() + ">";
    }
    return term instanceof SearchTerm.WholeTerm whole ? "term<" + whole.text() + ">" : "[]";
  }

  private static String of(Expression expression) {
    if (expression instanceof Expression.Chain chain) {
      return list(
          chain.operator().toLowerCase(java.util.Locale.ROOT),
          chain.parts().stream().map(Shown::of).toList());
    }
    if (expression instanceof Expression.Not not) {
      return "(not " + of(not.expression()) + ")";
    }
    if (expression instanceof Expression.Binary b) {
      return "(" + of(b.left()) + " " + b.operator() + " " + of(b.right()) + ")";
    }
    if (expression instanceof Expression.Call call) {
      return call.arguments().stream()
          .map(Shown::of)
          .collect(Collectors.joining(", ", call.function() + "(", ")"));
    }
    if (expression instanceof Expression.Minus minus) {
      return "-" + of(minus.expression());
    }
    if (expression instanceof Expression.Number number) {
      return String.valueOf(number.value()).replaceAll("\\.0$", "");
    }
    return expression instanceof Expression.Text text
        ? "<" + text.value() + ">"
        : ((Expression.Field) expression).name();
  }

  private static String list(String operator, List<String> parts) {
    return parts.isEmpty() ? "everything" : "(" + operator + " " + String.join(" ", parts) + ")";
  }
}

package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads expressions of {@code where} and {@code eval}.
 *
 * <p>Precedence, loosest first: OR and XOR, AND, NOT, comparison, {@code .} (joining texts), {@code
 * + -}, {@code * / %}, the minus of a number. Keywords in any case.
 */
final class ExpressionParser {

  private static final Set<String> COMPARISONS = Set.of("=", "==", "!=", "<", "<=", ">", ">=");

  private final Tokens tokens;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Expression parse() throws ProblemException {
    tokens.enter();
    Expression expression = chain("OR");
    tokens.leave();
    return expression;
  }

  private Expression chain(String operator) throws ProblemException {
    Expression first = operator.equals("OR") ? chain("AND") : not();
    if (operator.equals("OR") && tokens.peek().isWord("XOR")) {
      throw new ProblemException(
          Problem.unsupported(tokens.peek().place(), "XOR is not supported"));
    }
    if (!tokens.peek().isWord(operator)) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (tokens.takeWord(operator)) {
      parts.add(operator.equals("OR") ? chain("AND") : not());
    }
    return new Expression.Chain(operator, List.copyOf(parts), first.place());
  }

  private Expression not() throws ProblemException {
    Token token = tokens.peek();
    if (!token.isWord("NOT") && !token.isSymbol("!")) {
      return comparison();
    }
    tokens.take();
    tokens.enter();
    Expression inner = not();
    tokens.leave();
    return new Expression.Not(inner, token.place());
  }

  private Expression comparison() throws ProblemException {
    Expression left = joined();
    Token token = tokens.peek();
    if (token.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(token.text())) {
      tokens.take();
      String operator = token.text().equals("==") ? "=" : token.text();
      return new Expression.Binary(operator, left, joined(), left.place());
    }
    if (tokens.takeWord("LIKE")) {
      return new Expression.Binary("LIKE", left, joined(), left.place());
    }
    if (tokens.takeWord("IN")) {
      tokens.expectSymbol("(");
      List<Expression> arguments = new ArrayList<>(List.of(left));
      arguments.addAll(arguments());
      return new Expression.Call("in", List.copyOf(arguments), left.place());
    }
    return left;
  }

  private Expression joined() throws ProblemException {
    return operators(0);
  }

  private static final List<Set<String>> ARITHMETIC =
      List.of(Set.of("."), Set.of("+", "-"), Set.of("*", "/", "%"));

  private Expression operators(int level) throws ProblemException {
    if (level == ARITHMETIC.size()) {
      return minus();
    }
    Expression left = operators(level + 1);
    int length = 0;
    while (tokens.peek().kind() == Token.Kind.SYMBOL
        && ARITHMETIC.get(level).contains(tokens.peek().text())) {
      if (++length > 100) {
        throw new ProblemException(
            Problem.invalid(tokens.peek().place(), "more than 100 operators in a row"));
      }
      String operator = tokens.take().text();
      left = new Expression.Binary(operator, left, operators(level + 1), left.place());
    }
    return left;
  }

  private Expression minus() throws ProblemException {
    Token token = tokens.peek();
    if (!token.isSymbol("-")) {
      return primary();
    }
    tokens.take();
    tokens.enter();
    Expression inner = minus();
    tokens.leave();
    return new Expression.Minus(inner, token.place());
  }

  private Expression primary() throws ProblemException {
    if (tokens.takeSymbol("(")) {
      Expression inner = parse();
      tokens.expectSymbol(")");
      return inner;
    }
    Token token = tokens.expectName("a field, a value or a function");
    return switch (token.kind()) {
      case QUOTED -> new Expression.Text(token.text(), token.place());
      case FIELD -> new Expression.Field(token.text(), token.place());
      default -> word(token);
    };
  }

  private Expression word(Token token) throws ProblemException {
    if (tokens.takeSymbol("(")) {
      String function = token.text().toLowerCase(Locale.ROOT);
      return new Expression.Call(function, arguments(), token.place());
    }
    if (token.text().matches("[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      return new Expression.Number(Double.parseDouble(token.text()), token.place());
    }
    if (token.isWord("AND") || token.isWord("OR")) {
      throw new ProblemException(Problem.expected("a field, a value or a function", token));
    }
    return new Expression.Field(token.text(), token.place());
  }

  /** Up to the closing parenthesis, which is taken. */
  private List<Expression> arguments() throws ProblemException {
    List<Expression> arguments = new ArrayList<>();
    if (tokens.takeSymbol(")")) {
      return arguments;
    }
    do {
      arguments.add(parse());
    } while (tokens.takeSymbol(","));
    tokens.expectSymbol(")");
    return List.copyOf(arguments);
  }
}

package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Regex;

/** {@code regex field="…"}, {@code regex field!="…"} or {@code regex "…"}. */
final class RegexParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    String field = "_raw";
    boolean negated = false;
    if (tokens.peekSecond().kind() == Token.Kind.SYMBOL) {
      field = tokens.expectName("a field").text();
      negated = tokens.takeSymbol("!=");
      if (!negated) {
        tokens.expectSymbol("=");
      }
    }
    Token pattern = tokens.peek();
    if (pattern.kind() != Token.Kind.QUOTED) {
      throw new ProblemException(Problem.expected("an expression in double quotes", pattern));
    }
    tokens.take();
    tokens.expectEnd("regex");
    return new Regex(field, negated, pattern.text(), context.place());
  }
}

package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Rex;

/** {@code rex field=a "(?<name>…)"}: the first hit only. */
final class RexParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    String field = "_raw";
    while (tokens.peekSecond().isSymbol("=")) {
      Token option = tokens.take();
      tokens.take();
      Token value = tokens.expectName("a value");
      if (option.isWord("field")) {
        field = value.text();
      } else if (!(option.isWord("max_match") && value.text().equals("1"))) {
        throw context.unsupported(option.place(), "the option " + option.shown());
      }
    }
    Token pattern = tokens.peek();
    if (pattern.kind() != Token.Kind.QUOTED) {
      throw new ProblemException(Problem.expected("an expression in double quotes", pattern));
    }
    tokens.take();
    tokens.expectEnd("rex");
    return new Rex(field, pattern.text(), context.place());
  }
}

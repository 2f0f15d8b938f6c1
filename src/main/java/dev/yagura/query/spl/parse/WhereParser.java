package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Expression;
import dev.yagura.query.spl.tree.Where;

/** {@code where expression}. */
final class WhereParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.expression();
    Expression condition = new ExpressionParser(tokens).parse();
    tokens.expectEnd("where");
    return new Where(condition, context.place());
  }
}

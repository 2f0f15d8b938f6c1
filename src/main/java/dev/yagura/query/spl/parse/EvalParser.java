package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Eval;
import java.util.ArrayList;
import java.util.List;

/** {@code eval a=…, b=…}. */
final class EvalParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.expression();
    List<Eval.Assignment> assignments = new ArrayList<>();
    do {
      Token field = tokens.expectName("a field");
      tokens.expectSymbol("=");
      assignments.add(
          new Eval.Assignment(field.text(), new ExpressionParser(tokens).parse(), field.place()));
    } while (tokens.takeSymbol(","));
    tokens.expectEnd("eval");
    return new Eval(List.copyOf(assignments), context.place());
  }
}

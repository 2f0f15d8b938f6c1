package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Head;

/** {@code head 20}; 10 unless told. */
final class HeadParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    if (tokens.atEnd()) {
      return new Head(10, context.place());
    }
    if (tokens.peek().isWord("limit") && tokens.peekSecond().isSymbol("=")) {
      tokens.take();
      tokens.take();
    }
    if (!tokens.peek().text().matches("[0-9]{1,9}")) {
      throw context.unsupported(tokens.peek().place(), "only with a number of rows");
    }
    int keep = Integer.parseInt(tokens.take().text());
    tokens.expectEnd("head");
    return new Head(keep, context.place());
  }
}

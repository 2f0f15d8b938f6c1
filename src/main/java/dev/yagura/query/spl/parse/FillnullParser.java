package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Fillnull;
import java.util.ArrayList;
import java.util.List;

/** {@code fillnull value=x a b}; 0 unless told. */
final class FillnullParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    String value = "0";
    if (tokens.peek().isWord("value") && tokens.peekSecond().isSymbol("=")) {
      tokens.take();
      tokens.take();
      value = tokens.expectName("a value").text();
    }
    List<String> fields = new ArrayList<>();
    while (!tokens.atEnd()) {
      fields.add(tokens.expectName("a field").text());
      tokens.takeSymbol(",");
    }
    return new Fillnull(value, List.copyOf(fields), context.place());
  }
}

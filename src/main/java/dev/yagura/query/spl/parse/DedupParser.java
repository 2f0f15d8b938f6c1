package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Dedup;
import java.util.ArrayList;
import java.util.List;

/** {@code dedup 2 a b}. */
final class DedupParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    int keep = 1;
    if (tokens.peek().kind() == Token.Kind.WORD && tokens.peek().text().matches("[0-9]{1,9}")) {
      keep = Integer.parseInt(tokens.take().text());
    }
    List<String> fields = new ArrayList<>();
    do {
      Token field = tokens.expectName("a field");
      if (tokens.peek().isSymbol("=") || field.isWord("sortby")) {
        throw context.unsupported(field.place(), "the option " + field.shown());
      }
      fields.add(field.text());
      tokens.takeSymbol(",");
    } while (!tokens.atEnd());
    return new Dedup(keep, List.copyOf(fields), context.place());
  }
}

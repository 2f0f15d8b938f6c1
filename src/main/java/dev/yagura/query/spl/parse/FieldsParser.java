package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Fields;
import java.util.ArrayList;
import java.util.List;

/** {@code fields [+|-] a b} and {@code table a b}. */
final class FieldsParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    boolean keep = true;
    if (context.command().equals("fields")) {
      keep = !tokens.takeWord("-");
      tokens.takeWord("+");
    }
    List<String> fields = new ArrayList<>();
    do {
      fields.add(tokens.expectName("a field").text());
      tokens.takeSymbol(",");
    } while (!tokens.atEnd());
    return new Fields(keep, List.copyOf(fields), context.place());
  }
}

package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Sort;
import java.util.ArrayList;
import java.util.List;

/** {@code sort 0 - count, + user}. Splunk keeps 10,000 rows unless told. */
final class SortParser implements CommandParser {

  private static final int KEPT_UNLESS_TOLD = 10_000;

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    int keep = KEPT_UNLESS_TOLD;
    if (tokens.peek().kind() == Token.Kind.WORD && tokens.peek().text().matches("[0-9]{1,9}")) {
      keep = Integer.parseInt(tokens.take().text());
    }
    List<String> fields = new ArrayList<>();
    do {
      while (tokens.takeWord("-") || tokens.takeWord("+")) {
        // The direction does not change which rows there are.
      }
      fields.add(tokens.expectName("a field").text());
      if (tokens.takeSymbol("(")) {
        fields.set(fields.size() - 1, tokens.expectName("a field").text());
        tokens.expectSymbol(")");
      }
      tokens.takeSymbol(",");
    } while (!tokens.atEnd());
    return new Sort(keep, List.copyOf(fields), context.place());
  }
}

package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Rename;
import java.util.ArrayList;
import java.util.List;

/** {@code rename a AS b, c AS d}. */
final class RenameParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    List<Rename.Pair> pairs = new ArrayList<>();
    do {
      Token from = tokens.expectName("a field");
      if (!tokens.takeWord("as")) {
        throw new ProblemException(Problem.expected("AS", tokens.peek()));
      }
      Token to = tokens.expectName("a new name");
      if (stars(from) != stars(to) || stars(from) > 1) {
        throw context.unsupported(from.place(), "these wildcards");
      }
      pairs.add(new Rename.Pair(from.text(), to.text(), from.place()));
      tokens.takeSymbol(",");
    } while (!tokens.atEnd());
    return new Rename(List.copyOf(pairs), context.place());
  }

  private static long stars(Token token) {
    return token.text().chars().filter(c -> c == '*').count();
  }
}

package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Convert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code convert timeformat="…" ctime(a) mktime(b) AS c}. */
final class ConvertParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    List<Convert.Conversion> conversions = new ArrayList<>();
    while (!tokens.atEnd()) {
      Token function = tokens.expectName("a conversion");
      if (function.isWord("timeformat") && tokens.takeSymbol("=")) {
        tokens.expectName("a format");
        continue;
      }
      tokens.expectSymbol("(");
      String field = tokens.expectName("a field").text();
      tokens.expectSymbol(")");
      String name = tokens.takeWord("as") ? tokens.expectName("a name").text() : field;
      tokens.takeSymbol(",");
      conversions.add(
          new Convert.Conversion(
              function.text().toLowerCase(Locale.ROOT), field, name, function.place()));
    }
    if (conversions.isEmpty()) {
      throw new ProblemException(Problem.expected("a conversion", tokens.peek()));
    }
    return new Convert(List.copyOf(conversions), context.place());
  }
}

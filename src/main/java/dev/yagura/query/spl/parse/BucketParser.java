package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Bucket;
import dev.yagura.query.spl.tree.Command;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code bucket _time span=15m AS name}, also {@code bin}. */
final class BucketParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    @Nullable Token field = null;
    @Nullable Duration span = null;
    @Nullable String name = null;
    while (!tokens.atEnd()) {
      Token token = tokens.expectName("a field or span=");
      if (tokens.takeSymbol("=")) {
        if (!token.isWord("span")) {
          throw context.unsupported(token.place(), "the option " + token.shown());
        }
        span = Spans.parse(tokens.expectName("a span"));
      } else if (token.isWord("as")) {
        name = tokens.expectName("a name").text();
      } else if (field == null) {
        field = token;
      } else {
        throw new ProblemException(Problem.expected("the end of " + context.command(), token));
      }
    }
    if (field == null) {
      throw new ProblemException(Problem.expected("a field", tokens.peek()));
    }
    if (span == null || !field.text().equals("_time")) {
      throw context.unsupported(field.place(), "only for _time with a span");
    }
    return new Bucket(field.text(), span, name == null ? field.text() : name, context.place());
  }
}

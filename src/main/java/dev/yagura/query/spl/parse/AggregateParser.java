package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Aggregate;
import dev.yagura.query.spl.tree.ByField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads aggregates and by-fields, which {@code stats} and {@code tstats} share. */
final class AggregateParser {

  private static final Map<String, String> USUAL_NAMES =
      Map.of("c", "count", "distinct_count", "dc", "mean", "avg");

  private final Tokens tokens;

  AggregateParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** One aggregate with its name, and the comma after it if there is one. */
  Aggregate aggregate() throws ProblemException {
    Token start = tokens.expectName("an aggregate");
    String written = start.text().toLowerCase(Locale.ROOT);
    String function = USUAL_NAMES.getOrDefault(written, written);
    String field = null;
    String name = function;
    if (tokens.takeSymbol("(")) {
      if (tokens.peekSecond().isSymbol("(")) {
        throw new ProblemException(
            Problem.unsupported(
                tokens.peek().place(), "an expression inside an aggregate is not supported"));
      }
      Token argument = tokens.expectName("a field");
      tokens.expectSymbol(")");
      field = argument.text();
      name = function + "(" + field + ")";
    } else if (!function.equals("count")) {
      throw new ProblemException(Problem.expected("an aggregate such as dc(field)", start));
    }
    if (tokens.takeWord("as")) {
      name = tokens.expectName("a name").text();
    }
    tokens.takeSymbol(",");
    return new Aggregate(function, field, name, start.place());
  }

  /** The fields after {@code by}, up to the end. */
  List<ByField> byFields() throws ProblemException {
    List<ByField> fields = new ArrayList<>();
    while (!tokens.atEnd()) {
      Token token = tokens.expectName("a field to group by");
      Duration span = null;
      if (tokens.peek().isWord("span") && tokens.peekSecond().isSymbol("=")) {
        tokens.take();
        tokens.take();
        span = Spans.parse(tokens.expectName("a span"));
        if (!token.text().equals("_time")) {
          throw new ProblemException(
              Problem.unsupported(token.place(), "a span on another field than _time"));
        }
      }
      fields.add(new ByField(token.text(), span, token.place()));
      tokens.takeSymbol(",");
    }
    if (fields.isEmpty()) {
      throw new ProblemException(Problem.expected("a field to group by", tokens.peek()));
    }
    return List.copyOf(fields);
  }
}

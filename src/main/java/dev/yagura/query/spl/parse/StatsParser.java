package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Aggregate;
import dev.yagura.query.spl.tree.ByField;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Stats;
import java.util.ArrayList;
import java.util.List;

/** {@code stats aggregates by fields}. */
final class StatsParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    AggregateParser parser = new AggregateParser(tokens);
    List<Aggregate> aggregates = new ArrayList<>();
    while (!tokens.atEnd() && !tokens.peek().isWord("by")) {
      if (tokens.peekSecond().isSymbol("=")) {
        throw context.unsupported(tokens.peek().place(), "the option " + tokens.peek().shown());
      }
      aggregates.add(parser.aggregate());
    }
    if (aggregates.isEmpty()) {
      throw new ProblemException(Problem.expected("an aggregate", tokens.peek()));
    }
    List<ByField> by = tokens.takeWord("by") ? parser.byFields() : List.of();
    return new Stats(List.copyOf(aggregates), by, context.place());
  }
}

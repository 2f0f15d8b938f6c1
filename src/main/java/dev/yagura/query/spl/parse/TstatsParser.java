package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Aggregate;
import dev.yagura.query.spl.tree.ByField;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.SearchTerm;
import dev.yagura.query.spl.tree.Tstats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code tstats options aggregates from datamodel=… where … by …}. */
final class TstatsParser implements CommandParser {

  /** Options that say how Splunk reads its summaries: they do not change the result here. */
  private static final Set<String> WITHOUT_MEANING =
      Set.of(
          "summariesonly",
          "allow_old_summaries",
          "chunk_size",
          "local",
          "use_summary_index_values",
          "include_reduced_buckets");

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    AggregateParser aggregates = new AggregateParser(tokens);
    Map<String, String> options = new HashMap<>();
    List<Aggregate> computed = new ArrayList<>();
    while (!tokens.peek().isWord("from")) {
      if (tokens.peek().isWord("where") || tokens.peek().isWord("by") || tokens.atEnd()) {
        throw context.unsupported(tokens.peek().place(), "only with from datamodel=…");
      }
      if (tokens.peekSecond().isSymbol("=")) {
        option(context, tokens, options);
      } else {
        computed.add(aggregates.aggregate());
      }
    }
    tokens.take();
    String dataModel = dataModel(tokens);
    SearchTerm where = new SearchTerm.All(List.of(), tokens.peek().place());
    if (tokens.takeWord("where")) {
      where = new SearchTermParser(tokens, TstatsParser::isBy, context.warnings()).parse();
    }
    List<ByField> by = List.of();
    if (isBy(tokens.peek())) {
      tokens.take();
      by = aggregates.byFields();
    }
    tokens.expectEnd("tstats");
    return new Tstats(
        Map.copyOf(options), List.copyOf(computed), dataModel, where, by, context.place());
  }

  private static boolean isBy(Token token) {
    return token.isWord("by") || token.isWord("groupby");
  }

  private static void option(ParseContext context, Tokens tokens, Map<String, String> options)
      throws ProblemException {
    Token name = tokens.expectName("an option");
    tokens.expectSymbol("=");
    Token value = tokens.expectName("a value");
    String key = name.text().toLowerCase(Locale.ROOT);
    boolean off = Set.of("f", "false", "0").contains(value.text().toLowerCase(Locale.ROOT));
    boolean known = WITHOUT_MEANING.contains(key) || key.equals("fillnull_value");
    if (!known && !((key.equals("prestats") || key.equals("append")) && off)) {
      throw context.unsupported(name.place(), "the option " + name.shown());
    }
    options.put(key, value.text());
  }

  private static String dataModel(Tokens tokens) throws ProblemException {
    Token word = tokens.peek();
    if (!tokens.takeWord("datamodel")) {
      throw new ProblemException(Problem.expected("datamodel=", word));
    }
    tokens.takeSymbol("=");
    StringBuilder name = new StringBuilder(tokens.expectName("a data model").text());
    // The older way to write it: "Endpoint"."Processes".
    while (tokens.peek().glued() && tokens.peek().kind() != Token.Kind.SYMBOL && !tokens.atEnd()) {
      name.append(tokens.take().text());
    }
    return name.toString();
  }
}

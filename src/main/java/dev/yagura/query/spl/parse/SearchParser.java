package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.Command;
import dev.yagura.query.spl.tree.Search;
import dev.yagura.query.spl.tree.SearchTerm;

/** {@code search terms}. */
final class SearchParser implements CommandParser {

  @Override
  public Command parse(ParseContext context) throws ProblemException {
    Tokens tokens = context.terms();
    SearchTerm condition = new SearchTermParser(tokens, token -> false, context.warnings()).parse();
    tokens.expectEnd("search");
    return new Search(condition, context.place());
  }
}

package dev.yagura.query.spl;

import dev.yagura.query.SearchProblemException;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.spl.parse.SearchTermParser;
import dev.yagura.query.spl.plan.TermPlanner;
import dev.yagura.query.spl.text.Lexer;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Places;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.SearchTerm;
import java.util.ArrayList;

/** What a person types into the search box, to a condition. */
public final class SearchBox {

  /** In UTF-16 units: a longer text is not typed by a person. */
  private static final int LONGEST = 20_000;

  /** Each test of a field binds a handful of values, of which PostgreSQL takes 65,535. */
  private static final int MOST_TERMS = 1_000;

  private SearchBox() {}

  /**
   * The condition of the terms; an empty text matches everything.
   *
   * @throws SearchProblemException with the 1-based column, for whatever cannot be compiled
   */
  public static Condition condition(String text) throws SearchProblemException {
    if (text.length() > LONGEST) {
      throw new SearchProblemException(
          LONGEST + 1, "a search has at most " + LONGEST + " characters");
    }
    int control = text.indexOf('\0');
    if (control >= 0) {
      throw new SearchProblemException(
          control + 1, "no event can hold the character U+0000 that is here");
    }
    try {
      PlacedText normalized = BoxText.normalize(text, columns(text));
      Tokens tokens =
          new Tokens(
              BareWords.join(
                  Lexer.tokens(normalized, 0, normalized.text().length(), Lexer.Style.TERMS),
                  normalized.text()));
      SearchTerm term = new SearchTermParser(tokens, token -> false, new ArrayList<>()).parse();
      if (!tokens.atEnd()) {
        throw new ProblemException(Problem.expected("a term", tokens.peek()));
      }
      if (size(term) > MOST_TERMS) {
        throw new SearchProblemException(0, "a search has at most " + MOST_TERMS + " terms");
      }
      return TermPlanner.ofSearchBox().plan(term);
    } catch (ProblemException e) {
      throw new SearchProblemException(e.problem().place().column(), e.problem().message());
    }
  }

  /** A search box has one line: columns count over line breaks. */
  private static Places columns(String text) {
    return offset -> new dev.yagura.query.spl.text.Place(1, Math.min(offset, text.length()) + 1);
  }

  private static int size(SearchTerm term) {
    if (term instanceof SearchTerm.All all) {
      return all.terms().stream().mapToInt(SearchBox::size).sum();
    }
    if (term instanceof SearchTerm.Any any) {
      return any.terms().stream().mapToInt(SearchBox::size).sum();
    }
    if (term instanceof SearchTerm.Not not) {
      return size(not.term());
    }
    return term instanceof SearchTerm.In in ? in.values().size() : 1;
  }
}

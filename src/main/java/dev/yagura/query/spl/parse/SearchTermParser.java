package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Token;
import dev.yagura.query.spl.text.Tokens;
import dev.yagura.query.spl.tree.SearchTerm;
import dev.yagura.query.spl.tree.SearchTerm.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the terms of a {@code search}.
 *
 * <p>Precedence, tightest first (Splunk Search Manual, "Boolean expressions"): parentheses, NOT,
 * OR, AND; terms side by side are joined by AND. So {@code a OR b AND NOT c} is {@code (a OR b) AND
 * (NOT c)}. The keywords are in capitals.
 */
public final class SearchTermParser {

  private final Tokens tokens;
  private final Predicate<Token> stop;
  private final List<Problem> warnings;

  /**
   * @param stop ends the terms where it holds for a token outside brackets
   * @param warnings findings that do not stop the parser are added here
   */
  public SearchTermParser(Tokens tokens, Predicate<Token> stop, List<Problem> warnings) {
    this.tokens = tokens;
    this.stop = stop;
    this.warnings = warnings;
  }

  /** The terms up to the end or the stop; none: everything matches. */
  public SearchTerm parse() throws ProblemException {
    Place place = tokens.peek().place();
    if (ends(true)) {
      return new SearchTerm.All(List.of(), place);
    }
    return all(true);
  }

  private boolean ends(boolean outside) {
    return tokens.atEnd() || (outside && stop.test(tokens.peek()));
  }

  private SearchTerm all(boolean outside) throws ProblemException {
    Place place = tokens.peek().place();
    List<SearchTerm> terms = new ArrayList<>();
    terms.add(any(outside));
    while (!ends(outside) && !tokens.peek().isSymbol(")")) {
      if (tokens.peek().isKeyword("AND")) {
        tokens.take();
      }
      terms.add(any(outside));
    }
    return terms.size() == 1 ? terms.get(0) : new SearchTerm.All(List.copyOf(terms), place);
  }

  private SearchTerm any(boolean outside) throws ProblemException {
    Place place = tokens.peek().place();
    List<SearchTerm> terms = new ArrayList<>();
    terms.add(not(outside));
    while (!ends(outside) && tokens.peek().isKeyword("OR")) {
      tokens.take();
      terms.add(not(outside));
    }
    return terms.size() == 1 ? terms.get(0) : new SearchTerm.Any(List.copyOf(terms), place);
  }

  private SearchTerm not(boolean outside) throws ProblemException {
    Token token = tokens.peek();
    if (!token.isKeyword("NOT")) {
      return primary(outside);
    }
    tokens.take();
    tokens.enter();
    SearchTerm term = not(outside);
    tokens.leave();
    return new SearchTerm.Not(term, token.place());
  }

  private SearchTerm primary(boolean outside) throws ProblemException {
    Token token = tokens.peek();
    if (ends(outside) || token.isKeyword("AND") || token.isKeyword("OR")) {
      throw new ProblemException(Problem.expected("a term", token));
    }
    if (token.isSymbol("(")) {
      return brackets();
    }
    if (token.isSymbol("[")) {
      return subsearch();
    }
    if (token.kind() == Token.Kind.SYMBOL) {
      throw new ProblemException(Problem.expected("a term", token));
    }
    tokens.take();
    Optional<Operator> operator = operator(tokens.peek());
    if (operator.isPresent()) {
      tokens.take();
      return new SearchTerm.Compare(token.text(), operator.get(), value(), token.place());
    }
    if (tokens.peek().isKeyword("IN") && tokens.peekSecond().isSymbol("(")) {
      tokens.take();
      return new SearchTerm.In(token.text(), list(), token.place());
    }
    if (token.isKeyword("TERM") && tokens.peek().isSymbol("(")) {
      return wholeTerm(token);
    }
    return new SearchTerm.Words(token.text(), token.place());
  }

  private SearchTerm brackets() throws ProblemException {
    Token open = tokens.take();
    tokens.enter();
    SearchTerm inner =
        tokens.peek().isSymbol(")") ? new SearchTerm.All(List.of(), open.place()) : all(false);
    tokens.leave();
    if (!tokens.takeSymbol(")")) {
      throw new ProblemException(
          tokens.atEnd()
              ? Problem.invalid(open.place(), "a parenthesis is never closed")
              : Problem.expected(")", tokens.peek()));
    }
    return inner;
  }

  private SearchTerm subsearch() throws ProblemException {
    Token open = tokens.take();
    int depth = 1;
    while (depth > 0 && !tokens.atEnd()) {
      Token token = tokens.take();
      depth += token.isSymbol("[") ? 1 : token.isSymbol("]") ? -1 : 0;
    }
    if (depth > 0) {
      throw new ProblemException(Problem.invalid(open.place(), "a square bracket is never closed"));
    }
    return new SearchTerm.Subsearch(open.place());
  }

  private SearchTerm wholeTerm(Token start) throws ProblemException {
    tokens.expectSymbol("(");
    Token word = tokens.expectName("a word");
    tokens.expectSymbol(")");
    return new SearchTerm.WholeTerm(word.text(), start.place());
  }

  private String value() throws ProblemException {
    Token first = tokens.expectName("a value");
    StringBuilder value = new StringBuilder(first.text());
    // An equals sign in an unquoted value belongs to it: option=--name=x.
    while (first.kind() == Token.Kind.WORD
        && tokens.peek().isSymbol("=")
        && tokens.peek().glued()) {
      value.append(tokens.take().text());
      if (tokens.peek().kind() == Token.Kind.WORD && tokens.peek().glued()) {
        value.append(tokens.take().text());
      }
    }
    Token next = tokens.peek();
    if (next.glued() && (next.kind() == Token.Kind.QUOTED || next.kind() == Token.Kind.WORD)) {
      throw new ProblemException(
          Problem.invalid(next.place(), "a value is quoted as a whole or not at all"));
    }
    return value.toString();
  }

  private List<String> list() throws ProblemException {
    Token open = tokens.expectSymbol("(");
    List<String> values = new ArrayList<>();
    do {
      values.add(tokens.expectName("a value").text());
    } while (separator());
    if (tokens.atEnd()) {
      throw new ProblemException(Problem.invalid(open.place(), "a list is never closed"));
    }
    tokens.expectSymbol(")");
    return List.copyOf(values);
  }

  private boolean separator() {
    if (tokens.takeSymbol(",")) {
      return true;
    }
    Token token = tokens.peek();
    if (token.isKeyword(".")) {
      // Published content has this slip of the pen, and Splunk runs it.
      tokens.take();
      warnings.add(Problem.warning(token.place(), "a dot is read as the comma of a list"));
      return true;
    }
    return false;
  }

  private static Optional<Operator> operator(Token token) {
    if (token.kind() != Token.Kind.SYMBOL) {
      return Optional.empty();
    }
    String sign = token.text().equals("==") ? "=" : token.text();
    return Arrays.stream(Operator.values()).filter(o -> o.sign().equals(sign)).findFirst();
  }
}

package dev.yagura.query.spl.text;

import java.util.List;

/** Tokens to be read one after the other. Not thread-safe. */
public final class Tokens {

  /** How deep brackets and NOT may nest: hostile text must not exhaust the stack. */
  private static final int DEEPEST = 100;

  private final List<Token> tokens;
  private int next;
  private int depth;

  /**
   * @param tokens ends with one of kind END
   */
  public Tokens(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** The next token, which stays. */
  public Token peek() {
    return tokens.get(next);
  }

  /** The token after the next; the last one if there is none. */
  public Token peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  /** The next token, taken. The end is never used up. */
  public Token take() {
    Token token = peek();
    if (!atEnd()) {
      next++;
    }
    return token;
  }

  /** Whether nothing is left. */
  public boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  /** Takes the symbol if it comes next. */
  public boolean takeSymbol(String symbol) {
    boolean found = peek().isSymbol(symbol);
    if (found) {
      take();
    }
    return found;
  }

  /** Takes the word, in any case of letters, if it comes next. */
  public boolean takeWord(String word) {
    boolean found = peek().isWord(word);
    if (found) {
      take();
    }
    return found;
  }

  /** Takes the symbol, or says what was found instead. */
  public Token expectSymbol(String symbol) throws ProblemException {
    if (!peek().isSymbol(symbol)) {
      throw new ProblemException(Problem.expected(symbol, peek()));
    }
    return take();
  }

  /** Takes a word or a quoted text: a name. */
  public Token expectName(String what) throws ProblemException {
    Token token = peek();
    if (token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.END) {
      throw new ProblemException(Problem.expected(what, token));
    }
    return take();
  }

  /** Says so if anything is left. */
  public void expectEnd(String command) throws ProblemException {
    if (!atEnd()) {
      throw new ProblemException(Problem.expected("the end of " + command, peek()));
    }
  }

  /** Goes one level of nesting deeper. */
  public void enter() throws ProblemException {
    if (++depth > DEEPEST) {
      throw new ProblemException(
          Problem.invalid(peek().place(), "nested more than " + DEEPEST + " levels deep"));
    }
  }

  /** Comes back from a level of nesting. */
  public void leave() {
    depth--;
  }
}

package dev.yagura.query.spl.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a stretch of a search into tokens. In terms of {@code search} almost every character may be
 * part of an unquoted word ({@code process=*insmod*}); in expressions of {@code where} and {@code
 * eval} names, numbers and operators stand apart.
 */
public final class Lexer {

  /** What a word is made of. */
  public enum Style {
    /** {@code search}, {@code tstats}, {@code stats} and most commands. */
    TERMS,
    /** {@code where} and {@code eval}. */
    EXPRESSION
  }

  private static final String TERM_SYMBOLS = "()[],=<>|";
  private static final String EXPRESSION_SYMBOLS = "()[],=<>|+-*/%.!";
  private static final List<String> PAIRS = List.of("!=", "<=", ">=", "==");

  private final PlacedText placed;
  private final String text;
  private final int end;
  private final Style style;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean glued;

  private Lexer(PlacedText placed, int start, int end, Style style) {
    this.placed = placed;
    this.text = placed.text();
    this.at = start;
    this.end = end;
    this.style = style;
  }

  /**
   * The tokens of a stretch.
   *
   * @throws ProblemException for a quote that is never closed
   */
  public static Tokens read(PlacedText text, int start, int end, Style style)
      throws ProblemException {
    return new Tokens(tokens(text, start, end, style));
  }

  /** The same as a list that ends with a token of kind END. */
  public static List<Token> tokens(PlacedText text, int start, int end, Style style)
      throws ProblemException {
    return List.copyOf(new Lexer(text, start, end, style).run());
  }

  private List<Token> run() throws ProblemException {
    while (at < end) {
      char character = text.charAt(at);
      if (Character.isWhitespace(character)) {
        at++;
        glued = false;
      } else if (character == '"') {
        quoted();
      } else if (character == '\'' && style == Style.EXPRESSION) {
        quotedField();
      } else if (symbolLength(at) > 0) {
        add(Token.Kind.SYMBOL, text.substring(at, at + symbolLength(at)), at + symbolLength(at));
      } else {
        word();
      }
    }
    add(Token.Kind.END, "", end);
    return tokens;
  }

  private void word() {
    int stop = at;
    while (stop < end && !endsWord(stop)) {
      stop++;
    }
    add(Token.Kind.WORD, text.substring(at, stop), stop);
  }

  private boolean endsWord(int position) {
    char character = text.charAt(position);
    if (style == Style.EXPRESSION && character == '.' && insideNumber(position)) {
      return false;
    }
    return Character.isWhitespace(character) || character == '"' || symbolLength(position) > 0;
  }

  /** A dot is part of a number only between digits: elsewhere it joins texts. */
  private boolean insideNumber(int position) {
    if (position + 1 >= end || !isDigit(text.charAt(position + 1))) {
      return false;
    }
    for (int i = at; i < position; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return position > at;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private int symbolLength(int position) {
    if (position + 1 < end && PAIRS.contains(text.substring(position, position + 2))) {
      return 2;
    }
    String symbols = style == Style.TERMS ? TERM_SYMBOLS : EXPRESSION_SYMBOLS;
    return symbols.indexOf(text.charAt(position)) >= 0 ? 1 : 0;
  }

  private void quoted() throws ProblemException {
    int stop = closingQuote(text, at, end);
    if (stop < 0) {
      throw new ProblemException(
          Problem.invalid(placed.placeAt(at), "a double quote is never closed"));
    }
    add(Token.Kind.QUOTED, unescape(text.substring(at + 1, stop)), stop + 1);
  }

  private void quotedField() throws ProblemException {
    int stop = text.indexOf('\'', at + 1);
    if (stop < 0 || stop >= end) {
      throw new ProblemException(
          Problem.invalid(placed.placeAt(at), "a single quote is never closed"));
    }
    add(Token.Kind.FIELD, text.substring(at + 1, stop), stop + 1);
  }

  private void add(Token.Kind kind, String value, int stop) {
    tokens.add(new Token(kind, value, glued, at, stop, placed.placeAt(at)));
    at = stop;
    glued = true;
  }

  /** Where the quote that opens at {@code open} closes; -1 if it does not before {@code end}. */
  public static int closingQuote(String text, int open, int end) {
    for (int i = open + 1; i < end; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  /**
   * {@code \"} and {@code \\} are escapes; any other backslash stays (as {@code \!}, {@code \s}).
   */
  static String unescape(String quoted) {
    StringBuilder plain = new StringBuilder(quoted.length());
    for (int i = 0; i < quoted.length(); i++) {
      char character = quoted.charAt(i);
      boolean escape =
          character == '\\'
              && i + 1 < quoted.length()
              && (quoted.charAt(i + 1) == '"' || quoted.charAt(i + 1) == '\\');
      plain.append(escape ? quoted.charAt(++i) : character);
    }
    return plain.toString();
  }
}

package dev.yagura.query.spl.text;

/**
 * A word of a search.
 *
 * @param text a word as written, a quoted text without quotes and escapes, an operator
 * @param glued whether it follows the token before it without a blank
 * @param start where its characters begin in the expanded text
 * @param end where they end
 */
public record Token(Kind kind, String text, boolean glued, int start, int end, Place place) {

  /** What kinds of words there are. */
  public enum Kind {
    /** Not quoted: a name, a value, a keyword. */
    WORD,
    /** In double quotes. */
    QUOTED,
    /** A field name in single quotes; only in expressions. */
    FIELD,
    /** Brackets, comma, comparison and arithmetic. */
    SYMBOL,
    /** Behind the last word. */
    END
  }

  /** Whether it is this symbol. */
  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it is this unquoted word, in any case of letters. */
  public boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /** Whether it is this keyword, written exactly so. */
  public boolean isKeyword(String keyword) {
    return kind == Kind.WORD && text.equals(keyword);
  }

  /** For messages: at most 40 characters, quoted, control characters shown as a mark. */
  public String shown() {
    if (kind == Kind.END) {
      return "the end";
    }
    String shortened = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return "\"" + shortened.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\u00b7") + "\"";
  }
}

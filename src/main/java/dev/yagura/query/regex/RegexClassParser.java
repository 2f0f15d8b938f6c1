package dev.yagura.query.regex;

import java.util.List;

/** Reads a bracket expression and writes it as PostgreSQL reads it. */
final class RegexClassParser {

  /** What {@code \s} means in PCRE. */
  static final String BLANKS = " \\t\\n\\v\\f\\r";

  private static final List<String> NAMES =
      List.of(
          "alpha", "digit", "alnum", "upper", "lower", "space", "blank", "punct", "print", "graph",
          "cntrl", "xdigit");

  private final String text;
  private final int start;
  private final StringBuilder out = new StringBuilder("[");
  private int at;

  RegexClassParser(String text, int start) {
    this.text = text;
    this.start = start;
    this.at = start + 1;
  }

  /** The place after the closing bracket. */
  int end() {
    return at;
  }

  RegexNode parse() throws RegexProblemException {
    if (text.startsWith("^", at)) {
      out.append('^');
      at++;
    }
    boolean first = true;
    while (true) {
      if (at >= text.length()) {
        throw invalid("a bracket without an end");
      }
      if (text.charAt(at) == ']' && !first) {
        at++;
        return new RegexNode.CharSet(out.append(']').toString());
      }
      first = false;
      if (text.startsWith("[:", at) && named()) {
        continue;
      }
      member();
    }
  }

  private boolean named() throws RegexProblemException {
    int end = text.indexOf(":]", at);
    if (end < 0) {
      return false;
    }
    String name = text.substring(at + 2, end);
    if (name.equals("word")) {
      out.append("A-Za-z0-9_");
    } else if (NAMES.contains(name)) {
      out.append("[:").append(name).append(":]");
    } else if (name.matches("\\^?[a-z]+")) {
      throw new RegexProblemException(
          true, at, "The character class [:" + name + ":] is not supported");
    } else {
      return false;
    }
    at = end + 2;
    return true;
  }

  private void member() throws RegexProblemException {
    int low = oneCharacter();
    if (low < 0) {
      return;
    }
    boolean range =
        text.startsWith("-", at) && at + 1 < text.length() && text.charAt(at + 1) != ']';
    if (!range) {
      append(low);
      return;
    }
    int dash = at;
    at++;
    if (text.startsWith("[:", at)) {
      append(low);
      append('-');
      return;
    }
    int before = out.length();
    int high = oneCharacter();
    if (high < 0) {
      // [a-\d]: the dash stands for itself, as in PCRE.
      String set = out.substring(before);
      out.setLength(before);
      append(low);
      append('-');
      out.append(set);
      return;
    }
    if (high < low) {
      throw new RegexProblemException(
          false, dash, "The regular expression has a range that ends before it starts");
    }
    append(low);
    out.append('-');
    append(high);
  }

  /** The next character; -1 where it was a class, which is written already. */
  private int oneCharacter() throws RegexProblemException {
    if (text.charAt(at) != '\\') {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      return codePoint;
    }
    if (text.startsWith("\\b", at)) {
      at += 2;
      return '\b';
    }
    RegexEscape escape = RegexEscape.read(text, at);
    if (escape.node() instanceof RegexNode.Char literal) {
      at = escape.end();
      return literal.codePoint();
    }
    if (escape.node() instanceof RegexNode.CharSet set
        && set.postgres().startsWith("[")
        && !set.postgres().startsWith("[^")) {
      out.append(set.postgres(), 1, set.postgres().length() - 1);
      at = escape.end();
      return -1;
    }
    String complement =
        switch (text.charAt(at + 1)) {
          case 'D' -> "\\D";
          case 'W' -> "\\W";
          case 'S' -> "\\S";
          default ->
              throw new RegexProblemException(
                  true, at, "This escape inside brackets is not supported");
        };
    out.append(complement);
    at = escape.end();
    return -1;
  }

  private void append(int codePoint) throws RegexProblemException {
    PostgresRegexWriter.character(out, codePoint);
  }

  private RegexProblemException invalid(String found) {
    return new RegexProblemException(false, start, "The regular expression has " + found);
  }
}

package dev.yagura.query.regex;

import java.util.ArrayList;
import java.util.List;

/** Reads an expression by recursive descent. */
final class RegexParser {

  /** PostgreSQL's greatest count in braces (its DUPMAX). */
  private static final int MOST_REPEATS = 255;

  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  RegexParser(String text, int start) {
    this.text = text;
    this.at = start;
  }

  RegexNode parse() throws RegexProblemException {
    RegexNode root = choice();
    if (at < text.length()) {
      throw invalid(at, "a closing parenthesis without an opening one");
    }
    return root;
  }

  private RegexNode choice() throws RegexProblemException {
    List<RegexNode> branches = new ArrayList<>(List.of(sequence()));
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      branches.add(sequence());
    }
    return branches.size() == 1 ? branches.get(0) : new RegexNode.Choice(branches);
  }

  private RegexNode sequence() throws RegexProblemException {
    List<RegexNode> parts = new ArrayList<>();
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      if (text.startsWith("(?#", at)) {
        int end = text.indexOf(')', at);
        if (end < 0) {
          throw invalid(at, "a comment without an end");
        }
        at = end + 1;
        continue;
      }
      if (text.startsWith("\\Q", at)) {
        quoted(parts);
        continue;
      }
      int start = at;
      RegexNode atom = atom();
      parts.add(repeated(atom, start));
    }
    return new RegexNode.Sequence(parts);
  }

  private void quoted(List<RegexNode> parts) {
    int end = text.indexOf("\\E", at + 2);
    String inside = end < 0 ? text.substring(at + 2) : text.substring(at + 2, end);
    inside.codePoints().forEach(c -> parts.add(new RegexNode.Char(c)));
    at = end < 0 ? text.length() : end + 2;
  }

  private RegexNode repeated(RegexNode atom, int start) throws RegexProblemException {
    if (at >= text.length()) {
      return atom;
    }
    int least;
    int most;
    char c = text.charAt(at);
    if (c == '*' || c == '+' || c == '?') {
      least = c == '+' ? 1 : 0;
      most = c == '?' ? 1 : -1;
      at++;
    } else if (c == '{' && braceEnd() > 0) {
      int end = braceEnd();
      String inside = text.substring(at + 1, end);
      int comma = inside.indexOf(',');
      least = count(comma < 0 ? inside : inside.substring(0, comma), 0);
      most = comma < 0 ? least : count(inside.substring(comma + 1), -1);
      if (most >= 0 && most < least) {
        throw invalid(at, "a count that ends before it starts");
      }
      at = end + 1;
    } else {
      return atom;
    }
    if (atom instanceof RegexNode.Anchor) {
      throw invalid(start, "nothing that could be repeated");
    }
    if (at < text.length() && text.charAt(at) == '?') {
      at++; // Lazy or greedy: whether there is a match stays the same.
    } else if (at < text.length() && text.charAt(at) == '+') {
      throw unsupported(at, "possessive quantifiers");
    }
    if (at < text.length() && "*+?".indexOf(text.charAt(at)) >= 0) {
      throw invalid(at, "a quantifier after a quantifier");
    }
    return new RegexNode.Repeat(atom, least, most);
  }

  /** The place of the brace that ends a count; -1 where the brace stands for itself. */
  private int braceEnd() {
    int i = at + 1;
    int digits = 0;
    int commas = 0;
    while (i < text.length() && text.charAt(i) != '}') {
      char c = text.charAt(i);
      if (c == ',') {
        commas++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return -1;
      }
      i++;
    }
    return i < text.length() && digits > 0 && commas <= 1 && text.charAt(at + 1) != ',' ? i : -1;
  }

  private int count(String digits, int whenEmpty) throws RegexProblemException {
    if (digits.isEmpty()) {
      return whenEmpty;
    }
    if (digits.length() > 4 || Integer.parseInt(digits) > MOST_REPEATS) {
      throw unsupported(at, "counts above " + MOST_REPEATS);
    }
    return Integer.parseInt(digits);
  }

  private RegexNode atom() throws RegexProblemException {
    char c = text.charAt(at);
    switch (c) {
      case '.':
        at++;
        return new RegexNode.Dot();
      case '^':
        at++;
        return RegexNode.Anchor.START;
      case '$':
        at++;
        return RegexNode.Anchor.END;
      case '(':
        return group();
      case '[':
        RegexClassParser brackets = new RegexClassParser(text, at);
        RegexNode set = brackets.parse();
        at = brackets.end();
        return set;
      case '\\':
        RegexEscape escape = RegexEscape.read(text, at);
        at = escape.end();
        return escape.node();
      case '*', '+', '?':
        throw invalid(at, "a quantifier with nothing before it");
      default:
        int codePoint = text.codePointAt(at);
        at += Character.charCount(codePoint);
        return new RegexNode.Char(codePoint);
    }
  }

  private RegexNode group() throws RegexProblemException {
    int start = at;
    if (++depth > DEEPEST) {
      throw unsupported(start, "groups nested deeper than " + DEEPEST);
    }
    at++;
    if (at < text.length() && text.charAt(at) == '?') {
      groupKind(start);
    } else if (at < text.length() && text.charAt(at) == '*') {
      throw unsupported(start, "verbs such as (*ACCEPT)");
    }
    RegexNode inside = choice();
    if (at >= text.length()) {
      throw invalid(start, "an opening parenthesis without a closing one");
    }
    at++;
    depth--;
    return inside;
  }

  private void groupKind(int start) throws RegexProblemException {
    String rest = text.substring(at + 1, Math.min(text.length(), at + 3));
    if (rest.startsWith(":")) {
      at += 2;
    } else if (rest.startsWith("=")
        || rest.startsWith("!")
        || rest.equals("<=")
        || rest.equals("<!")) {
      throw unsupported(start, "look-around");
    } else if (rest.startsWith("<") || rest.startsWith("P<") || rest.startsWith("'")) {
      char close = rest.startsWith("'") ? '\'' : '>';
      int name = at + (rest.startsWith("P") ? 3 : 2);
      int end = text.indexOf(close, name);
      if (end < 0 || !text.substring(name, end).matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw invalid(start, "a group whose name cannot be read");
      }
      at = end + 1;
    } else if (rest.startsWith(">")) {
      throw unsupported(start, "atomic groups");
    } else {
      throw unsupported(start, "flags inside the expression, other than at its start");
    }
  }

  private static RegexProblemException invalid(int offset, String found) {
    return new RegexProblemException(false, offset, "The regular expression has " + found);
  }

  private static RegexProblemException unsupported(int offset, String what) {
    return new RegexProblemException(
        true, offset, "Regular expressions with " + what + " are not supported");
  }
}

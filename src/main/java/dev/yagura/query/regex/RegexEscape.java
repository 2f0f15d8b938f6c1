package dev.yagura.query.regex;

import java.util.Map;

/**
 * What stands after a backslash.
 *
 * @param end the place after it
 */
record RegexEscape(RegexNode node, int end) {

  private static final Map<Character, RegexNode> NAMED =
      Map.ofEntries(
          Map.entry('d', new RegexNode.CharSet("[0-9]")),
          Map.entry('D', new RegexNode.CharSet("[^0-9]")),
          Map.entry('w', new RegexNode.CharSet("[A-Za-z0-9_]")),
          Map.entry('W', new RegexNode.CharSet("[^A-Za-z0-9_]")),
          Map.entry('s', new RegexNode.CharSet("[" + RegexClassParser.BLANKS + "]")),
          Map.entry('S', new RegexNode.CharSet("[^" + RegexClassParser.BLANKS + "]")),
          Map.entry('h', new RegexNode.CharSet("[ \\t]")),
          Map.entry('N', new RegexNode.CharSet("[^\\n]")),
          Map.entry('R', new RegexNode.CharSet("(?:\\r\\n|[\\n-\\r])")),
          Map.entry('b', RegexNode.Anchor.WORD_EDGE),
          Map.entry('B', RegexNode.Anchor.NO_WORD_EDGE),
          Map.entry('A', RegexNode.Anchor.TEXT_START),
          Map.entry('z', RegexNode.Anchor.TEXT_END),
          Map.entry('Z', RegexNode.Anchor.TEXT_END_BEFORE_NEWLINE),
          Map.entry('t', new RegexNode.Char('\t')),
          Map.entry('n', new RegexNode.Char('\n')),
          Map.entry('r', new RegexNode.Char('\r')),
          Map.entry('f', new RegexNode.Char('\f')),
          Map.entry('a', new RegexNode.Char(7)),
          Map.entry('e', new RegexNode.Char(27)));

  private static final Map<Character, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry('k', "back-references"),
          Map.entry('g', "back-references"),
          Map.entry('p', "Unicode classes"),
          Map.entry('P', "Unicode classes"),
          Map.entry('X', "Unicode classes"),
          Map.entry('K', "\\K"),
          Map.entry('G', "\\G"),
          Map.entry('C', "\\C"),
          Map.entry('H', "\\H"),
          Map.entry('v', "\\v"),
          Map.entry('V', "\\V"),
          Map.entry('c', "control characters by \\c"));

  /** Reads the escape whose backslash stands at {@code at}. */
  static RegexEscape read(String text, int at) throws RegexProblemException {
    if (at + 1 >= text.length()) {
      throw new RegexProblemException(
          false, at, "The regular expression ends in a single backslash");
    }
    char c = text.charAt(at + 1);
    RegexNode named = NAMED.get(c);
    if (named != null) {
      return new RegexEscape(named, at + 2);
    }
    if (c == 'x' || c == 'u') {
      return hexadecimal(text, at, c);
    }
    if (c == '0') {
      return octal(text, at);
    }
    String unsupported = c >= '1' && c <= '9' ? "back-references" : UNSUPPORTED.get(c);
    if (unsupported != null) {
      throw new RegexProblemException(
          true, at, "Regular expressions with " + unsupported + " are not supported");
    }
    if (c < 128 && Character.isLetterOrDigit(c)) {
      throw new RegexProblemException(
          false, at, "The regular expression has an unknown escape, \\" + c);
    }
    int codePoint = text.codePointAt(at + 1);
    return new RegexEscape(new RegexNode.Char(codePoint), at + 1 + Character.charCount(codePoint));
  }

  private static RegexEscape hexadecimal(String text, int at, char kind)
      throws RegexProblemException {
    int start = at + 2;
    int end;
    int next;
    if (kind == 'x' && start < text.length() && text.charAt(start) == '{') {
      start++;
      end = text.indexOf('}', start);
      next = end + 1;
    } else {
      int most = Math.min(text.length(), start + (kind == 'x' ? 2 : 4));
      end = start;
      while (end < most && Character.digit(text.charAt(end), 16) >= 0) {
        end++;
      }
      next = end;
    }
    String digits = end < start ? "" : text.substring(start, end);
    if (!digits.matches("[0-9A-Fa-f]{1,6}") || Integer.parseInt(digits, 16) > 0x10FFFF) {
      throw new RegexProblemException(
          false, at, "The regular expression has a character code that cannot be read");
    }
    return new RegexEscape(new RegexNode.Char(Integer.parseInt(digits, 16)), next);
  }

  private static RegexEscape octal(String text, int at) {
    int end = at + 2;
    while (end < Math.min(text.length(), at + 4)
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '7') {
      end++;
    }
    return new RegexEscape(
        new RegexNode.Char(Integer.parseInt(text.substring(at + 1, end), 8)), end);
  }
}

package dev.yagura.query.sigma;

import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Pattern.Literal;
import dev.yagura.query.plan.Pattern.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The modifier {@code windash}: each {@code -} or {@code /} that starts a word after no word stands
 * for any of five signs.
 */
final class Dashes {

  /** Hyphen, slash, en dash, em dash, horizontal bar. */
  private static final String SIGNS = "-/\u2013\u2014\u2015";

  private static final int MOST_PLACES = 4;

  private Dashes() {}

  /** All ways to write the pattern; empty when there are too many. */
  static List<Pattern> expand(Pattern pattern) {
    List<List<Token>> ways = new ArrayList<>(List.of(List.of()));
    int places = 0;
    for (Token token : pattern.tokens()) {
      if (!(token instanceof Literal literal)) {
        ways.replaceAll(way -> with(way, token));
        continue;
      }
      String text = literal.text();
      int start = 0;
      for (int i = 0; i < text.length(); i++) {
        if (!isDash(text, i)) {
          continue;
        }
        if (++places > MOST_PLACES) {
          return List.of();
        }
        Token before = new Literal(text.substring(start, i));
        start = i + 1;
        List<List<Token>> more = new ArrayList<>();
        for (List<Token> way : ways) {
          for (char sign : SIGNS.toCharArray()) {
            more.add(with(with(way, before), new Literal(String.valueOf(sign))));
          }
        }
        ways = more;
      }
      Token rest = new Literal(text.substring(start));
      ways.replaceAll(way -> with(way, rest));
    }
    return ways.stream().map(Pattern::new).toList();
  }

  private static List<Token> with(List<Token> way, Token token) {
    List<Token> longer = new ArrayList<>(way);
    longer.add(token);
    return longer;
  }

  /** Whether the regular expression {@code \B[-/]\b} matches here. */
  private static boolean isDash(String text, int at) {
    char c = text.charAt(at);
    return (c == '-' || c == '/')
        && (at == 0 || !isWord(text.charAt(at - 1)))
        && at + 1 < text.length()
        && isWord(text.charAt(at + 1));
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}

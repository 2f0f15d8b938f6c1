package dev.yagura.query.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word, a parenthesis or a bar of a condition.
 *
 * @param offset its 0-based place in the condition
 */
record ConditionToken(String text, int offset) {

  static List<ConditionToken> split(String condition) {
    List<ConditionToken> tokens = new ArrayList<>();
    int i = 0;
    while (i < condition.length()) {
      char c = condition.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if ("()|".indexOf(c) >= 0) {
        tokens.add(new ConditionToken(String.valueOf(c), i++));
      } else {
        int start = i;
        while (i < condition.length()
            && !Character.isWhitespace(condition.charAt(i))
            && "()|".indexOf(condition.charAt(i)) < 0) {
          i++;
        }
        tokens.add(new ConditionToken(condition.substring(start, i), start));
      }
    }
    return tokens;
  }

  /** Keywords are read in any case of letters. */
  boolean is(String keyword) {
    return text.toLowerCase(Locale.ROOT).equals(keyword);
  }
}

package dev.yagura.query.sql;

import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Pattern.Literal;
import dev.yagura.query.plan.Pattern.Token;
import dev.yagura.query.plan.Pattern.Wildcard;
import dev.yagura.query.plan.Test.Bounds;

/** Patterns as PostgreSQL's LIKE and regular expressions read them. */
final class LikePattern {

  /** Splunk's major breakers, as members of a bracket expression. */
  private static final String MAJOR_BREAKERS = "\\s\\[\\]<>(){}|!;,'\"*&?+";

  private LikePattern() {}

  /** Whether a text that PostgreSQL can store could match: none holds a NUL. */
  static boolean canMatch(Pattern pattern) {
    return pattern.literals().stream().noneMatch(literal -> literal.indexOf('\0') >= 0);
  }

  /** The pattern for LIKE with its default escape character, the backslash. */
  static String like(Pattern pattern) {
    StringBuilder like = new StringBuilder();
    for (Token token : pattern.tokens()) {
      if (token instanceof Literal literal) {
        for (char c : literal.text().toCharArray()) {
          if (c == '\\' || c == '%' || c == '_') {
            like.append('\\');
          }
          like.append(c);
        }
      } else {
        like.append(token == Wildcard.ANY ? '%' : '_');
      }
    }
    return like.toString();
  }

  /** The expression that finds the pattern where only the allowed characters stand beside it. */
  static String bounded(Pattern pattern, Bounds bounds) {
    String before =
        bounds == Bounds.WORD ? "(?:^|[^A-Za-z0-9_])" : "(?:^|[" + MAJOR_BREAKERS + "])";
    String after = before.replace('^', '$').replace("[$", "[^");
    StringBuilder regex = new StringBuilder("***:(?s)").append(before);
    for (Token token : pattern.tokens()) {
      if (token instanceof Literal literal) {
        literal.text().codePoints().forEach(c -> character(regex, c));
      } else {
        regex.append(token == Wildcard.ANY ? ".*" : ".");
      }
    }
    return regex.append(after).toString();
  }

  private static void character(StringBuilder regex, int c) {
    boolean special = c < 128 && c > ' ' && !Character.isLetterOrDigit(c);
    regex.append(special ? "\\" : "").appendCodePoint(c);
  }
}

package dev.yagura.query.sigma;

import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Pattern.Literal;
import dev.yagura.query.plan.Pattern.Token;
import dev.yagura.query.plan.Pattern.Wildcard;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads string values: {@code *} and {@code ?} are wildcards, {@code \*}, {@code \?} and {@code \\}
 * stand for the character after the backslash, any other backslash for itself.
 */
final class SigmaText {

  private SigmaText() {}

  static Pattern parse(String value) {
    List<Token> tokens = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean escapes =
          c == '\\' && i + 1 < value.length() && "*?\\".indexOf(value.charAt(i + 1)) >= 0;
      if (escapes) {
        literal.append(value.charAt(++i));
      } else if (c == '*' || c == '?') {
        tokens.add(new Literal(literal.toString()));
        literal.setLength(0);
        tokens.add(c == '*' ? Wildcard.ANY : Wildcard.ONE);
      } else {
        literal.append(c);
      }
    }
    tokens.add(new Literal(literal.toString()));
    return new Pattern(tokens);
  }
}

package dev.yagura.query.spl.plan;

import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Pattern.Literal;
import dev.yagura.query.plan.Pattern.Token;
import dev.yagura.query.plan.Pattern.Wildcard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The values of search terms as patterns. */
final class Values {

  private Values() {}

  /** In {@code search} only {@code *} is a wildcard, and nothing escapes it. */
  static Pattern pattern(String value) {
    List<Token> tokens = new ArrayList<>();
    String[] parts = value.split("\\*", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        tokens.add(Wildcard.ANY);
      }
      tokens.add(new Literal(parts[i]));
    }
    return new Pattern(tokens);
  }

  /** In {@code LIKE}, {@code %} is any run and {@code _} one character. */
  static Pattern like(String value) {
    List<Token> tokens = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == '\\' && i + 1 < value.length() && "%_".indexOf(value.charAt(i + 1)) >= 0) {
        literal.append(value.charAt(++i));
      } else if (character == '%' || character == '_') {
        tokens.add(new Literal(literal.toString()));
        literal.setLength(0);
        tokens.add(character == '%' ? Wildcard.ANY : Wildcard.ONE);
      } else {
        literal.append(character);
      }
    }
    tokens.add(new Literal(literal.toString()));
    return new Pattern(tokens);
  }

  /** The number of a text that is one. */
  static Optional<BigDecimal> number(String value) {
    return value.matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?")
        ? Optional.of(new BigDecimal(value))
        : Optional.empty();
  }

  /**
   * The condition for a value as written, or with its XML entities decoded once. Splunk keeps the
   * XML of Sysmon as it is, so published content asks for {@code &gt;}; here it is decoded.
   */
  static Condition orDecoded(String value, Function<String, Condition> condition) {
    String decoded = Entities.decodeOnce(value);
    return decoded.equals(value)
        ? condition.apply(value)
        : Condition.or(List.of(condition.apply(value), condition.apply(decoded)));
  }
}

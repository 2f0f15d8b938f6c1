package dev.yagura.query.spl.plan;

import dev.yagura.event.AsciiFold;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import dev.yagura.query.regex.Regex;
import java.math.BigDecimal;
import java.util.regex.PatternSyntaxException;

/** Tests of a value that stands in for an absent one, and is known when the rule is compiled. */
final class ConstantTests {

  private ConstantTests() {}

  static boolean holds(Test test, String value) {
    if (test instanceof Test.ExistsTest) {
      return true;
    }
    if (test instanceof Test.PatternTest pattern) {
      return pattern.cased()
          ? matches(pattern.pattern(), value)
          : matches(pattern.pattern().folded(), AsciiFold.fold(value));
    }
    if (test instanceof Test.RegexTest regex) {
      return found(regex.regex(), value);
    }
    if (test instanceof Test.NumberTest number && value.matches("-?[0-9]{1,30}")) {
      int order = new BigDecimal(value).compareTo(number.number());
      return switch (number.comparison()) {
        case EQUAL -> order == 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
    return false;
  }

  private static boolean matches(Pattern pattern, String value) {
    StringBuilder expression = new StringBuilder();
    for (Pattern.Token token : pattern.tokens()) {
      if (token instanceof Pattern.Literal literal) {
        expression.append(java.util.regex.Pattern.quote(literal.text()));
      } else {
        expression.append(token == Pattern.Wildcard.ANY ? ".*" : ".");
      }
    }
    return java.util.regex.Pattern.compile(expression.toString(), java.util.regex.Pattern.DOTALL)
        .matcher(value)
        .matches();
  }

  /** The value is a word such as {@code null}: no expression takes long over it. */
  private static boolean found(Regex regex, String value) {
    int flags = 0;
    flags |= regex.flags().contains(Regex.Flag.CASE_INSENSITIVE) ? 2 : 0;
    flags |= regex.flags().contains(Regex.Flag.DOT_ALL) ? 32 : 0;
    flags |= regex.flags().contains(Regex.Flag.MULTILINE) ? 8 : 0;
    try {
      return java.util.regex.Pattern.compile(regex.source(), flags).matcher(value).find();
    } catch (PatternSyntaxException notOfJava) {
      return false;
    }
  }
}

package dev.yagura.query.plan;

import dev.yagura.event.AsciiFold;
import dev.yagura.event.EventRelation;
import dev.yagura.event.FieldCatalogue;
import dev.yagura.event.FieldPlace;
import dev.yagura.query.plan.Pattern.Literal;
import dev.yagura.query.plan.Pattern.Token;
import dev.yagura.query.plan.Pattern.Wildcard;
import dev.yagura.query.plan.Test.Bounds;
import dev.yagura.query.plan.Test.Comparison;
import dev.yagura.query.regex.Regex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** A plain reading of plans in Java, to hold the SQL against. Whole events only. */
public final class PlanInterpreter {

  private final EventPlan plan;
  private final Map<String, ?> event;

  private PlanInterpreter(EventPlan plan, Map<String, ?> event) {
    this.plan = plan;
    this.event = event;
  }

  /** Whether an event, written as for {@link dev.yagura.query.BoundEvents}, matches. */
  public static boolean matches(EventPlan plan, Map<String, ?> event) {
    return new PlanInterpreter(plan, event).holds(plan.condition());
  }

  private boolean holds(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().allMatch(this::holds);
    }
    if (condition instanceof Condition.Or or) {
      return or.parts().stream().anyMatch(this::holds);
    }
    if (condition instanceof Condition.Not not) {
      return !holds(not.part());
    }
    return condition instanceof Test test ? leaf(test) : condition == Constant.TRUE;
  }

  private boolean leaf(Test test) {
    if (test instanceof Test.PatternTest pattern) {
      return any(pattern.field(), value -> matches(pattern.pattern(), value, pattern.cased()));
    }
    if (test instanceof Test.NumberTest number) {
      return any(number.field(), value -> compares(value, number.comparison(), number.number()));
    }
    if (test instanceof Test.RegexTest regex) {
      return any(regex.field(), value -> compiled(regex.regex()).matcher(value).find());
    }
    if (test instanceof Test.ExistsTest exists) {
      return any(exists.field(), value -> true);
    }
    if (test instanceof Test.FieldTest pair) {
      return any(
          pair.field(), one -> any(pair.other(), two -> relates(pair, one, two, pair.cased())));
    }
    if (test instanceof Test.KeywordTest keyword) {
      return event.get("raw") instanceof String raw && found(keyword, raw);
    }
    throw new IllegalArgumentException("Not read in tests: " + test);
  }

  private boolean any(String field, Predicate<String> test) {
    List<String> values = new ArrayList<>();
    for (FieldPlace place : FieldCatalogue.places(plan.language(), plan.level(), field)) {
      Object value =
          place instanceof FieldPlace.Column column
              ? event.get(column.name())
              : place instanceof FieldPlace.Key key ? event.get(key.key()) : null;
      boolean isColumn =
          place instanceof FieldPlace.Key key && EventRelation.columnTypes().containsKey(key.key());
      if (value instanceof String text && !isColumn) {
        values.add(text);
      } else if (value instanceof List<?> several) {
        several.forEach(one -> values.add((String) one));
      }
    }
    return values.stream().anyMatch(test);
  }

  private static boolean matches(Pattern pattern, String value, boolean cased) {
    return cased
        ? matches(pattern.tokens(), 0, value, 0)
        : matches(pattern.folded().tokens(), 0, AsciiFold.fold(value), 0);
  }

  private static boolean matches(List<Token> tokens, int token, String value, int at) {
    if (token == tokens.size()) {
      return at == value.length();
    }
    Token next = tokens.get(token);
    if (next instanceof Literal literal) {
      return value.startsWith(literal.text(), at)
          && matches(tokens, token + 1, value, at + literal.text().length());
    }
    if (next == Wildcard.ONE) {
      return at < value.length() && matches(tokens, token + 1, value, at + 1);
    }
    for (int i = at; i <= value.length(); i++) {
      if (matches(tokens, token + 1, value, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean compares(String value, Comparison comparison, BigDecimal number) {
    if (!value.matches("[+-]?[0-9]+(\\.[0-9]*)?")) {
      return false;
    }
    int order = new BigDecimal(value).compareTo(number);
    return switch (comparison) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static java.util.regex.Pattern compiled(Regex regex) {
    int flags = java.util.regex.Pattern.UNIX_LINES;
    flags |=
        regex.flags().contains(Regex.Flag.CASE_INSENSITIVE)
            ? java.util.regex.Pattern.CASE_INSENSITIVE
            : 0;
    flags |= regex.flags().contains(Regex.Flag.DOT_ALL) ? java.util.regex.Pattern.DOTALL : 0;
    flags |= regex.flags().contains(Regex.Flag.MULTILINE) ? java.util.regex.Pattern.MULTILINE : 0;
    return java.util.regex.Pattern.compile(
        // Java's own word edge looks at Unicode letters.
        regex.source().replace("\\b", "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))"), flags);
  }

  private static boolean relates(Test.FieldTest pair, String one, String two, boolean cased) {
    String left = cased ? one : AsciiFold.fold(one);
    String right = cased ? two : AsciiFold.fold(two);
    BiPredicate<String, String> relation =
        switch (pair.relation()) {
          case SAME_TEXT -> String::equals;
          case CONTAINS -> String::contains;
          case STARTS_WITH -> String::startsWith;
          case ENDS_WITH -> String::endsWith;
          default -> throw new IllegalArgumentException("Not read in tests: " + pair);
        };
    return relation.test(left, right);
  }

  private static boolean found(Test.KeywordTest keyword, String raw) {
    Pattern anywhere = keyword.pattern().anyBefore().anyAfter();
    if (keyword.bounds() == Bounds.NONE) {
      return matches(anywhere, raw, keyword.cased());
    }
    String word = String.join("", keyword.pattern().literals());
    String text = keyword.cased() ? raw : AsciiFold.fold(raw);
    String wanted = keyword.cased() ? word : AsciiFold.fold(word);
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      int end = at + wanted.length();
      if ((at == 0 || bound(text.charAt(at - 1), keyword.bounds()))
          && (end == text.length() || bound(text.charAt(end), keyword.bounds()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean bound(char c, Bounds bounds) {
    return bounds == Bounds.WORD
        ? !(c == '_' || c < 128 && Character.isLetterOrDigit(c))
        : " \t\n\r\f\u000b[]<>(){}|!;,'\"*&?+".indexOf(c) >= 0;
  }
}

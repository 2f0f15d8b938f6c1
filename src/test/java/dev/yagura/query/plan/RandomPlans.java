package dev.yagura.query.plan;

import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldLanguage;
import dev.yagura.query.plan.Pattern.Literal;
import dev.yagura.query.plan.Pattern.Token;
import dev.yagura.query.plan.Pattern.Wildcard;
import dev.yagura.query.plan.Test.Bounds;
import dev.yagura.query.plan.Test.Comparison;
import dev.yagura.query.plan.Test.Relation;
import dev.yagura.query.regex.Regex;
import dev.yagura.query.regex.RegexProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Plans and events made of few words, so that they often meet. */
public final class RandomPlans {

  private static final List<String> WORDS =
      List.of(
          "abc", "ABC", "Foo", "xyz1", "%", "_", "\\", "é", "É", "\n", " ", "12", "-", "'", "\"",
          "a", "?", "*");
  private static final List<String> FIELDS =
      List.of("CommandLine", "Image", "custom", "LogonId", "ProcessGuid", "USER");
  private static final List<String> PLACES =
      List.of(
          "process",
          "process_path",
          "custom",
          "LogonId",
          "process_guid",
          "ProcessGuid",
          "user",
          "USER");
  private static final List<String> REGEXES =
      List.of(
          "abc",
          "(?i)abc",
          "a.c",
          "^abc",
          "abc$",
          "(abc|xyz)1?",
          "[^a]b",
          "\\babc\\b",
          "\\d+",
          "(?:foo|Foo){1,2}",
          "a?bc",
          "(?i)FOO.*xyz",
          "\\\\",
          "[%_]",
          "\\s",
          "\\W$",
          "(a|b|)c",
          "é",
          "abc+",
          "(?:abc)?xyz",
          "[\\w-]+$",
          "a{2,}",
          "^$",
          "\\Aabc",
          "xyz1\\Z",
          "c\\b");

  private final Random random;

  public RandomPlans(long seed) {
    this.random = new Random(seed);
  }

  public EventPlan plan() {
    return new EventPlan(
        FieldLanguage.SIGMA, EventLevel.EVENT, EventScope.EVERYTHING, condition(3));
  }

  public Map<String, Object> event() {
    Map<String, Object> event = new LinkedHashMap<>();
    for (String place : PLACES) {
      int kind = random.nextInt(5);
      boolean column = Character.isLowerCase(place.charAt(0)) && !place.equals("custom");
      if (kind == 0) {
        continue;
      }
      event.put(
          place, kind == 1 && !column ? List.of(text(3), text(2)) : kind == 2 ? number() : text(5));
    }
    if (random.nextInt(4) > 0) {
      event.put("raw", text(8));
    }
    return event;
  }

  private Condition condition(int depth) {
    int kind = depth == 0 ? 9 : random.nextInt(10);
    if (kind < 3) {
      return Condition.and(several(depth));
    }
    if (kind < 6) {
      return Condition.or(several(depth));
    }
    return kind < 7 ? Condition.not(condition(depth - 1)) : leaf();
  }

  private List<Condition> several(int depth) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      parts.add(condition(depth - 1));
    }
    return parts;
  }

  private Condition leaf() {
    String field = pick(FIELDS);
    return switch (random.nextInt(12)) {
      case 0 -> new Test.ExistsTest(field);
      case 1 ->
          new Test.NumberTest(field, pick(List.of(Comparison.values())), new BigDecimal(number()));
      case 2, 3 -> new Test.RegexTest(field, regex());
      case 4 ->
          new Test.FieldTest(
              field,
              pick(
                  List.of(
                      Relation.SAME_TEXT,
                      Relation.CONTAINS,
                      Relation.STARTS_WITH,
                      Relation.ENDS_WITH)),
              pick(FIELDS),
              random.nextBoolean());
      case 5, 6 -> new Test.KeywordTest(pattern(2), Bounds.NONE, random.nextBoolean());
      case 7 ->
          new Test.KeywordTest(
              Pattern.literal(pick(List.of("abc", "12", "foo", "xyz1"))),
              pick(List.of(Bounds.WORD, Bounds.TERM)),
              random.nextBoolean());
      default -> new Test.PatternTest(field, pattern(4), random.nextInt(3) == 0);
    };
  }

  private Regex regex() {
    try {
      return Regex.parse(pick(REGEXES), Set.of());
    } catch (RegexProblemException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Pattern pattern(int most) {
    List<Token> tokens = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i >= 0; i--) {
      int kind = random.nextInt(5);
      tokens.add(kind == 0 ? Wildcard.ONE : kind < 3 ? Wildcard.ANY : new Literal(pick(WORDS)));
    }
    return new Pattern(tokens);
  }

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(pick(WORDS));
    }
    return text.toString();
  }

  private String number() {
    return pick(List.of("1", "12", "12.0", "-3", "012", "7"));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

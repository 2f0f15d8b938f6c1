package dev.yagura.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldLanguage;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.Constant;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test.PatternTest;
import dev.yagura.query.plan.Test.RegexTest;
import dev.yagura.query.regex.Regex;
import dev.yagura.query.regex.RegexProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredLiteralsTest {

  @Test
  void theLongestPieceOfAPatternFolded() {
    Pattern pattern =
        new Pattern(
            List.of(
                new Pattern.Literal("/etc/"),
                Pattern.Wildcard.ANY,
                new Pattern.Literal("SHADOW-"),
                Pattern.Wildcard.ONE));

    assertThat(literals(new PatternTest("process", pattern, true))).contains(Set.of("shadow-"));
  }

  @Test
  void andTakesItsBestPart() {
    assertThat(literals(Condition.and(List.of(word("abc"), word("abcdef"), word("x")))))
        .contains(Set.of("abcdef"));
  }

  @Test
  void orNeedsOneOfEveryPart() {
    assertThat(literals(Condition.or(List.of(word("abc"), word("defg")))))
        .contains(Set.of("abc", "defg"));
    assertThat(literals(Condition.or(List.of(word("abc"), word("x"))))).isEmpty();
  }

  @Test
  void notGivesNoneAndWhatNeverHoldsNeedsNothing() {
    assertThat(literals(Condition.not(word("abcdef")))).isEmpty();
    assertThat(literals(Constant.TRUE)).isEmpty();
    assertThat(literals(Constant.FALSE)).contains(Set.of());
  }

  @Test
  void namesOutsideOfTheTextGiveNone() {
    assertThat(literals(new PatternTest("host", Pattern.literal("web-server"), false))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "abcdef, abcdef",
        "(?i)ABCdef, abcdef",
        "ab?cdef, cdef",
        "abc|xyzz, 'abc,xyzz'",
        "abc|x, none",
        "(?:abc)+, abc",
        "(?:abc)*, none",
        "(?:abc){0}, none",
        "a.b[cd]e, none",
        "^wget$, wget",
        "(wget|curl) --post, ' --post'",
        "\\bnc\\b, none",
        "abc\\.def, abc.def",
        "x(?:abc|defg)y, 'abc,defg'"
      })
  void expressions(String expression, String literals) throws RegexProblemException {
    Optional<Set<String>> found =
        literals(new RegexTest("process", Regex.parse(expression, Set.of())));

    assertThat(found).isEqualTo(Optional.ofNullable(literals).map(list -> Set.of(list.split(","))));
  }

  private static Condition word(String text) {
    return new PatternTest("process", Pattern.literal(text), false);
  }

  private static Optional<Set<String>> literals(Condition condition) {
    return new PlannedQuery(
            new EventPlan(FieldLanguage.SIGMA, EventLevel.EVENT, EventScope.EVERYTHING, condition))
        .requiredLiterals();
  }
}

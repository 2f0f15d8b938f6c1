package dev.yagura.query.spl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        // AND binds closer than OR: the reverse of search.
        "a=1 OR b=2 AND c=3 ~ (or (a = 1) (and (b = 2) (c = 3)))",
        "a=1 AND b=2 OR c=3 ~ (or (and (a = 1) (b = 2)) (c = 3))",
        "(a=1 OR b=2) AND c=3 ~ (and (or (a = 1) (b = 2)) (c = 3))",
        "NOT a=1 AND b=2 ~ (and (not (a = 1)) (b = 2))",
        "not a=1 or b=2 ~ (or (not (a = 1)) (b = 2))",
        "a>=4 ~ (a >= 4)",
        "a == \"x\" ~ (a = <x>)",
        "a != b ~ (a != b)",
        "a LIKE \"%x_\" ~ (a LIKE <%x_>)",
        "like(a, \"x%\") ~ like(a, <x%>)",
        "Match(process, \"(?i)-x\\s\") ~ match(process, <(?i)-x\\s>)",
        "a IN (\"x\", 2) ~ in(a, <x>, 2)",
        "'odd name'=\"x\" ~ (odd name = <x>)",
        "a+1*2 > -3 ~ ((a + (1 * 2)) > -3)",
        "a . \"b\" = c ~ ((a . <b>) = c)",
        "len(user)>=8 ~ (len(user) >= 8)",
        "n > 1.5 ~ (n > 1.5)",
        "true() ~ true()",
        "a-1-2=0 ~ (((a - 1) - 2) = 0)",
      })
  void readsExpressions(String text, String tree) {
    assertThat(Shown.expression(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "a= ~ INVALID 3 expected a field, a value or a function, found the end",
        "AND b ~ INVALID 1 expected a field, a value or a function, found \"AND\"",
        "(a=1 ~ INVALID 5 expected ), found the end",
        "f(a ~ INVALID 4 expected ), found the end",
        "f(a, ~ INVALID 5 expected a field, a value or a function, found the end",
        "'a=1 ~ INVALID 1 a single quote is never closed",
        "a=\"b ~ INVALID 3 a double quote is never closed",
        "a=1 XOR b=2 ~ UNSUPPORTED 5 XOR is not supported",
        "a IN b ~ INVALID 6 expected (, found \"b\"",
      })
  void saysWhereItIsWrong(String text, String problem) {
    assertThat(Shown.expression(text)).isEqualTo(problem);
  }

  @Test
  void endsAtDeepNestingWithAProblem() {
    assertThat(Shown.expression("(".repeat(50_000))).contains("nested more than");
    assertThat(Shown.expression("-".repeat(50_000))).contains("nested more than");
    assertThat(Shown.expression("not ".repeat(50_000))).contains("nested more than");
    assertThat(Shown.expression("1+".repeat(50_000) + "1")).contains("more than 100 operators");
  }
}

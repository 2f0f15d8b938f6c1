package dev.yagura.query.spl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        // OR binds closer than AND, NOT closer than both.
        "a=1 b=2 ~ (and a=<1> b=<2>)",
        "a=1 AND b=2 ~ (and a=<1> b=<2>)",
        "a=1 b=2 OR c=3 ~ (and a=<1> (or b=<2> c=<3>))",
        "a=1 OR b=2 c=3 ~ (and (or a=<1> b=<2>) c=<3>)",
        "a=1 OR b=2 AND NOT (c=3) ~ (and (or a=<1> b=<2>) (not c=<3>))",
        "a=1 OR b=2 OR c=3 (d=4) ~ (and (or a=<1> b=<2> c=<3>) d=<4>)",
        "NOT a=1 OR b=2 ~ (or (not a=<1>) b=<2>)",
        "NOT NOT a=1 ~ (not (not a=<1>))",
        "NOT a=1 b=2 ~ (and (not a=<1>) b=<2>)",
        "(a=1 AND b=2) OR c=3 ~ (or (and a=<1> b=<2>) c=<3>)",
        "((a=1)) ~ a=<1>",
        "() ~ everything",
        "NOT(a=1) ~ (not a=<1>)",
        "type=S comm=w OR exe=\"*/w\" ~ (and type=<S> (or comm=<w> exe=<*/w>))",
        // Keywords are in capitals.
        "a or b and not c ~ (and <a> <or> <b> <and> <not> <c>)",
        // Values.
        "a = b ~ a=<b>",
        "a= \"b c\" ~ a=<b c>",
        "a =b ~ a=<b>",
        "a==b ~ a=<b>",
        "a!=b ~ a!=<b>",
        "a>=5 b<3 c<=4 d>1 ~ (and a>=<5> b<<3> c<=<4> d><1>)",
        "process=*insmod* ~ process=<*insmod*>",
        "a=\"*\\!**\" ~ a=<*\\!**>",
        "a=\"say \\\"x\\\" \\\\ \\s\" ~ a=<say \"x\" \\ \\s>",
        "a=\"\" ~ a=<>",
        "opt=--name=x ~ opt=<--name=x>",
        "a=b\\c ~ a=<b\\c>",
        "APT=x::y ~ APT=<x::y>",
        // Lists.
        "a IN (1, 2) ~ a in [1, 2]",
        "a IN(\"x\",\"y z\") ~ a in [x, y z]",
        "a IN ( \"x\" ) ~ a in [x]",
        "a IN (\"x\". \"y\") ~ a in [x, y]",
        "a in (b) ~ (and <a> <in> <b>)",
        "NOT (a IN (\"x\")) ~ (not a in [x])",
        // Raw text.
        "word ~ <word>",
        "\"two words\" ~ <two words>",
        "TERM(sudoedit) TERM(segfault) ~ (and term<sudoedit> term<segfault>)",
        "a=1 [search b | fields c] ~ (and a=<1> [])",
        "* ~ <*>",
        "日本=東京 ~ 日本=<東京>",
      })
  void readsTerms(String text, String tree) {
    assertThat(Shown.terms(text)).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "a= ~ INVALID 3 expected a value, found the end",
        "a=1 AND ~ INVALID 8 expected a term, found the end",
        "OR b ~ INVALID 1 expected a term, found \"OR\"",
        "a=1 OR OR b ~ INVALID 8 expected a term, found \"OR\"",
        "a OR ~ INVALID 5 expected a term, found the end",
        "NOT ~ INVALID 4 expected a term, found the end",
        "(a=1 ~ INVALID 1 a parenthesis is never closed",
        "x (a OR (b c) ~ INVALID 3 a parenthesis is never closed",
        "a=\"x ~ INVALID 3 a double quote is never closed",
        "= 5 ~ INVALID 1 expected a term, found \"=\"",
        "a=(b) ~ INVALID 3 expected a value, found \"(\"",
        "a IN () ~ INVALID 7 expected a value, found \")\"",
        "a IN (b c) ~ INVALID 9 expected ), found \"c\"",
        "a IN (b, ~ INVALID 9 expected a value, found the end",
        "a IN (b ~ INVALID 6 a list is never closed",
        "TERM() ~ INVALID 6 expected a word, found \")\"",
        "TERM(a ~ INVALID 7 expected ), found the end",
        "[search x ~ INVALID 1 a square bracket is never closed",
        "a=b\"c\" ~ INVALID 4 a value is quoted as a whole or not at all",
        "a=\"b\"c ~ INVALID 6 a value is quoted as a whole or not at all",
        "a, b ~ INVALID 2 expected a term, found \",\"",
      })
  void saysWhereItIsWrong(String text, String problem) {
    assertThat(Shown.terms(text)).isEqualTo(problem);
  }

  @Test
  void endsAtDeepNestingWithAProblem() {
    assertThat(Shown.terms("(".repeat(50_000))).startsWith("INVALID 102 nested more than 100");
    assertThat(Shown.terms("NOT ".repeat(50_000) + "a")).contains("nested more than");
    assertThat(Shown.terms("a ".repeat(50_000))).startsWith("(and <a> <a>");
  }
}

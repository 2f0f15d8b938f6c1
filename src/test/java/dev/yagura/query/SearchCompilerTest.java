package dev.yagura.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCompilerTest {

  private final SearchCompiler compiler = new SearchCompiler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "host= ~ 6 ~ expected a value",
        "host=\"x ~ 6 ~ a double quote is never closed",
        "a AND ~ 6 ~ expected a term",
        "(a OR b ~ 1 ~ a parenthesis is never closed",
        "a) ~ 2 ~ expected a term",
        "a | stats count ~ 3 ~ expected a term",
        "user>root ~ 1 ~ only numbers can be compared",
        "_time>5 ~ 1 ~ _time is not supported",
        "earliest=-1h ~ 1 ~ the time range is set beside the search",
        "x [search y] ~ 3 ~ square brackets",
        "ｈｏｓｔ＝（ ~ 6 ~ expected a value",
        "x　ＡＮＤ ~ 6 ~ expected a term",
        "ﾊﾞ ( ~ 5 ~ expected a term",
      })
  void saysWhereItIsWrong(String text, int column, String message) {
    SearchProblemException problem =
        catchThrowableOfType(SearchProblemException.class, () -> compiler.compile(text));
    assertThat(problem).isNotNull().hasMessageContaining(message);
    assertThat(problem.column()).isEqualTo(column);
  }

  @Test
  void refusesWhatIsTooLargeToRun() {
    for (String text :
        new String[] {
          "x ".repeat(20_000), "x ".repeat(1_001), "(".repeat(5_000), "NOT ".repeat(5_000), "a\0b"
        }) {
      assertThat(catchThrowableOfType(SearchProblemException.class, () -> compiler.compile(text)))
          .isNotNull();
    }
  }

  @Test
  void saysWhatItNeeds() throws SearchProblemException {
    EventQuery raw = compiler.compile("\"Failed password\" sourcetype=linux_secure");
    assertThat(raw.needsRaw()).isTrue();
    assertThat(raw.requiredLiterals().orElseThrow()).containsExactly("failed password");
    EventQuery fields = compiler.compile("process=*curl* OR a1=--foo");
    assertThat(fields.needsRaw()).isFalse();
    assertThat(fields.fields()).containsExactlyInAnyOrder("process", "a1");
    assertThat(fields.requiredLiterals().orElseThrow()).containsExactlyInAnyOrder("curl", "--foo");
  }

  @Property(tries = 2_000)
  void hostileTextOnlyEverMakesASearchProblem(@ForAll @StringLength(max = 60) String text) {
    compileOrRefuse(text);
  }

  @Property(tries = 2_000)
  void hostileSyntaxOnlyEverMakesASearchProblem(
      @ForAll
          @StringLength(max = 40)
          @net.jqwik.api.constraints.Chars({
            '"', '\\', '(', ')', '[', ']', '|', '=', '!', '<', '>', ',', '*', '`', ' ', 'a', '.',
            '\'', '%', '_', '$', '\uD800', '\uFF02', '\u3000', '\uFF9E', 'O', 'R', 'N', 'T', 'I'
          })
          String text) {
    compileOrRefuse(text);
  }

  private void compileOrRefuse(String text) {
    try {
      assertThat(compiler.compile(text).condition().text()).isNotBlank();
    } catch (SearchProblemException refused) {
      assertThat(refused.column()).isBetween(0, text.length() + 2);
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}

package dev.yagura.query.spl.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Places;
import dev.yagura.query.spl.text.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacroExpanderTest {

  private static final Map<String, Macro> GIVEN =
      Map.of(
          "greet", new Macro("greet", List.of(), "hello `who`"),
          "who", new Macro("who", List.of(), "world"),
          "pair(2)", new Macro("pair", List.of("a", "b"), "$a$=$b$ $a$"),
          "loop", new Macro("loop", List.of(), "x `loop`"),
          "twice", new Macro("twice", List.of(), "`many` `many`"),
          "many", new Macro("many", List.of(), "y".repeat(150_000)),
          "wrap(1)", new Macro("wrap(1)", List.of("x"), "`pair($x$, \"$x$\")`"));

  /** Each uses the one before it twice; the first is empty. */
  private static Map<String, Macro> given() {
    Map<String, Macro> all = new java.util.HashMap<>(GIVEN);
    all.put("d0", new Macro("d0", List.of(), ""));
    for (int i = 1; i < 13; i++) {
      String before = "`d" + (i - 1) + "`";
      all.put("d" + i, new Macro("d" + i, List.of(), before + before));
    }
    return all;
  }

  private static PlacedText expand(String text) throws ProblemException {
    return new MacroExpander(Macros.with(given())).expand(PlacedText.of(text, Places.of(text)));
  }

  @Test
  void putsInDefinitionsAndArguments() throws ProblemException {
    assertThat(expand("a `greet` b").text()).isEqualTo("a hello world b");
    assertThat(expand("`pair(x, \"y, z\")`").text()).isEqualTo("x=y, z x");
    assertThat(expand("`pair(f(1,2), y)`").text()).isEqualTo("f(1,2)=y f(1,2)");
    assertThat(expand("`pair($b$, y)`").text()).isEqualTo("$b$=y $b$");
    assertThat(expand("`wrap(q)`").text()).isEqualTo("q=q q");
    assertThat(expand("`who``who`").text()).isEqualTo("worldworld");
    assertThat(expand("a=\"`who`\"").text()).isEqualTo("a=\"`who`\"");
    assertThat(expand("a ```a `who` comment``` b").text()).isEqualTo("a   b");
  }

  @Test
  void knowsWhatPublishedContentTakesForGranted() throws ProblemException {
    assertThat(expand("`security_content_summariesonly`").text())
        .isEqualTo("summariesonly=f allow_old_summaries=t fillnull_value=null");
    assertThat(expand("`security_content_ctime(firstTime)`").text())
        .isEqualTo("convert ctime(firstTime)");
    assertThat(expand("`drop_dm_object_name(\"Processes\")`").text())
        .isEqualTo("rename Processes.* AS *");
    assertThat(expand("`some_rule_filter`").text()).isEqualTo("search *");
    assertThat(expand("`linux_auditd`").text()).isEqualTo("sourcetype=\"auditd\"");
  }

  @Test
  void givenMacrosComeBeforeBuiltInOnes() throws ProblemException {
    Macros macros =
        Macros.with(
            Map.of(
                "linux_auditd()", new Macro("linux_auditd", List.of(), "sourcetype=my:audit"),
                "a_filter", new Macro("a_filter", List.of(), "search NOT x=1")));
    MacroExpander expander = new MacroExpander(macros);
    String text = "`linux_auditd` | `a_filter`";
    assertThat(expander.expand(PlacedText.of(text, Places.of(text))).text())
        .isEqualTo("sourcetype=my:audit | search NOT x=1");
  }

  @Test
  void expansionsStandWhereTheMacroIsCalled() throws ProblemException {
    PlacedText text = expand("ab\n `greet` cd");
    int world = text.text().indexOf("world");
    int behind = text.text().indexOf("cd");
    assertThat(text.placeAt(world).line()).isEqualTo(2);
    assertThat(text.placeAt(world).column()).isEqualTo(2);
    assertThat(text.placeAt(behind).column()).isEqualTo(10);
  }

  @Test
  void refusesWhatHasNoEnd() {
    assertProblem("x `loop`", 3, "the macro `loop` uses itself");
    assertProblem("x `who", 3, "a backquote is never closed");
    assertProblem("x `nobody`", 3, "the macro `nobody` is not defined");
    assertProblem("x `pair(1)`", 3, "`pair` is not defined for 1 argument");
    assertProblem("x `pair(1`", 3, "never end");
    assertProblem("x ``", 3, "a macro without a name");
    assertProblem("`twice`", 1, "longer than");
    assertProblem("`d12`", 1, "too many macros");
  }

  private static void assertProblem(String text, int column, String message) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> expand(text))
        .satisfies(e -> assertThat(e.problem().place().column()).isEqualTo(column))
        .withMessageContaining(message);
  }
}

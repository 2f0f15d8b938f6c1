package dev.yagura.query.spl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.Compilation;
import dev.yagura.query.RuleCompiler;
import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplRuleCompilerTest {

  private static final String TSTATS =
      "| tstats fillnull_value=null count dc(Processes.process) as n min(_time) as first"
          + " from datamodel=Endpoint.Processes where Processes.process=x by Processes.dest";

  @Test
  void readsWhatTheFileSaysOfItself() {
    RuleMetadata metadata = SplCases.compile(TSTATS).rules().get(0).metadata();
    assertThat(metadata.id()).isEqualTo("5b0c8f4e-0000-4000-8000-000000000001");
    assertThat(metadata.level()).isEqualTo("high");
    assertThat(metadata.techniques()).containsExactly("T1548.003", "T1059");
    assertThat(metadata.tags()).contains("analytic_story: A Story");
    assertThat(metadata.riskObjects()).isEqualTo(Map.of("dest", "system", "user", "user"));
    assertThat(metadata.message()).isEqualTo("$user$ did it on $dest$");
    assertThat(metadata.logSource()).isEqualTo(Map.of("data_source", "One, Two"));
  }

  @ParameterizedTest
  @CsvSource({
    "TTP, high",
    "Correlation, high",
    "Anomaly, low",
    "Hunting, informational",
    "Other, medium"
  })
  void levelsFollowTypes(String type, String level) {
    String file = "name: n\nid: i\ntype: " + type + "\nsearch: index=unix abc\n";
    Compilation one = compile(file);
    assertThat(one.rules().get(0).metadata().level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        " | where n>=4 ~ VALUE_COUNT {gte=4.0} PT1H sliding",
        " | where 4 < count ~ EVENT_COUNT {gt=4.0} PT1H sliding",
        " | search count > 5 ~ EVENT_COUNT {gt=5.0} PT1H sliding",
        ", _time span=5m | where n=3 ~ VALUE_COUNT {eq=3.0} PT5M buckets",
        " | `drop_dm_object_name(Processes)` | where n>1 AND dest=\"d\" ~ VALUE_COUNT {gt=1.0} PT1H sliding",
      })
  void conditionsOnAggregatesBecomeWindows(String rest, String window) {
    RulePlan.Window plan = (RulePlan.Window) SplCases.compile(TSTATS + rest).rules().get(0).plan();
    assertThat(
            plan.condition().kind()
                + " "
                + plan.condition().tests()
                + " "
                + plan.timespan()
                + (plan.bucketed() ? " buckets" : " sliding"))
        .isEqualTo(window);
    assertThat(plan.timespan()).isLessThanOrEqualTo(Duration.ofHours(1));
    assertThat(plan.bases().get(0).ruleId()).isEqualTo("5b0c8f4e-0000-4000-8000-000000000001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        " | where n>4 AND count>3 ~ conditions on two aggregates",
        " | where n>4 OR count>3 ~ a condition on n, the result of dc, is not supported",
        " | where first>4 ~ a condition on min() is not supported",
        " | `security_content_ctime(first)` | where first=\"x\" ~ shown by ctime()",
        ", _time | where n>4 ~ the exact time",
        " | stats count by n ~ a second aggregation",
        " | eval a=n+1 | where a>3 ~ computed by eval",
        " | rex field=Processes.dest \"a|(?<b>c)\" | where isnotnull(b) ~ taken out by rex",
        " | rex field=Processes.dest \"(?<b>c)\" | where b=\"c\" ~ the result of rex",
        " | rex field=Processes.dest \"c\" ~ rex without a named group",
        " | head 5 ~ the command head",
        " | sort 5 n ~ sort with a number of rows",
        " | dedup n ~ the command dedup",
        " | lookup assets dest ~ the command lookup is not supported: assets",
        " | where len('Processes.dest')>3 ~ the function len",
        " | where match('Processes.dest', \"(?=a)b\") ~ look-around",
        " | where match('Processes.dest', \"(a\") ~ opening parenthesis",
        " | search foo ~ no raw event is left",
        ", _time | where _time>5 ~ a condition on _time, a time",
        " | `nobody` ~ the macro `nobody` is not defined",
        " | append [search a] ~ the command append is not supported",
      })
  void whatDoesNotMapExactlyIsRefused(String rest, String reason) {
    Compilation compilation = SplCases.compile(TSTATS + rest);
    assertThat(compilation.rules()).isEmpty();
    assertThat(compilation.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.message()).contains(reason);
              assertThat(problem.line()).isEqualTo(5);
              assertThat(problem.column()).isGreaterThan(9);
              assertThat(problem.ruleId()).isEqualTo("5b0c8f4e-0000-4000-8000-000000000001");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "| tstats count from datamodel=Web.Web where a=b by c ~ the data model Web.Web",
        "| tstats count from datamodel=Endpoint.Processes where process=b by Processes.dest ~ process is not a field of Endpoint.Processes",
        "| tstats count from datamodel=Endpoint.Processes where nodename=x by Processes.dest ~ nodes of a data model",
        "index=unix tag=x ~ tags are defined",
        "index=unix earliest=-1h x ~ the time range",
        "index=unix x | stats count ~ always gives a row",
        "index=unix x | rename a* as b* | stats count by host ~ rename with wildcards",
        "index=unix x | fillnull | stats count by host ~ fillnull of all fields",
        "index=unix x | stats count by a | stats count by b ~ a second aggregation",
        "index=unix x | fields host | stats count by user ~ no row has user",
      })
  void whatDoesNotMapExactlyIsRefusedElsewhere(String search, String reason) {
    Compilation compilation = SplCases.compile(search);
    assertThat(compilation.rules()).isEmpty();
    assertThat(
            compilation.problems().stream()
                .map(RuleProblem::message)
                .collect(Collectors.joining("; ")))
        .contains(reason);
  }

  @Test
  void placesAreThoseOfTheFileWhateverTheYamlStyle() {
    // "outlier" stands in another place of the file each time.
    assertPlace("search: index=unix x | outlier y\n", 4, 24);
    assertPlace("search: 'index=unix \"it''s\" x\n  | outlier y'\n", 5, 5);
    assertPlace("search: \"index=unix \\\"\\u0041\\\" \\\n  | outlier y\"\n", 5, 5);
    assertPlace("search: |\n  index=unix\n    x\n\n  | outlier y\n", 8, 5);
    assertPlace("search: >-\n  index=unix\n  x | outlier y\n", 6, 7);
  }

  private static void assertPlace(String search, int line, int column) {
    Compilation compilation = compile("name: n\nid: i\ntype: TTP\n" + search);
    RuleProblem problem = compilation.problems().get(0);
    assertThat(problem.message()).isEqualTo("the command outlier is not supported");
    assertThat(problem.line()).as(search).isEqualTo(line);
    assertThat(problem.column()).as(search).isEqualTo(column);
  }

  @Test
  void givenFilterMacrosExclude() {
    Macro filter = new Macro("my_filter", List.of(), "search NOT Processes.dest=quiet");
    Compilation with = SplCases.compile(TSTATS + " | `my_filter`", Map.of("my_filter", filter));
    RulePlan.Single plan = (RulePlan.Single) with.rules().get(0).plan();
    assertThat(plan.query().fields()).contains("dest");
    Compilation without = SplCases.compile(TSTATS + " | `my_filter`");
    assertThat(((RulePlan.Single) without.rules().get(0).plan()).query().fields())
        .containsExactly("process");
  }

  @Test
  void aFileWithoutWhatItNeedsSaysSo() {
    assertThat(compile("name: n\nsearch: index=unix x\n").problems())
        .anyMatch(p -> p.message().contains("needs an id"));
    assertThat(compile("name: n\nid: i\ntype: TTP\nsearch: ''\n").problems())
        .anyMatch(p -> p.message().contains("the search is empty"));
  }

  private static Compilation compile(String file) {
    return new RuleCompiler().compile(List.of(new RuleSource("own.yml", file)), Map.of());
  }

  @Property(tries = 1_000)
  void hostileSearchesAreRulesOrPlacedProblems(
      @ForAll @Size(max = 25) List<@From("pieces") String> pieces) {
    String search = String.join("", pieces);
    Compilation compilation = compile("name: n\nid: i\ntype: TTP\nsearch: " + yaml(search));
    assertThat(compilation.rules().size() + compilation.problems().size()).isPositive();
    compilation.problems().forEach(problem -> assertThat(problem.line()).isPositive());
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "| ",
        "tstats count ",
        "from datamodel=Endpoint.Processes ",
        "where ",
        "by ",
        "a=b ",
        "Processes.a=\"x*\" ",
        "stats count as n by host ",
        "rename a as b ",
        "eval c=d+1 ",
        "\"",
        "\\",
        "(",
        ")",
        "[",
        "]",
        "`",
        "`x_filter` ",
        "`security_content_ctime(n)` ",
        "NOT ",
        "OR ",
        "IN (1,2) ",
        "n>5 ",
        "rex \"(?<g>a)\" ",
        "isnotnull(g) ",
        "_time span=1h ",
        "'",
        ",",
        "=",
        "\n",
        "\0",
        "\uD800",
        "日",
        "*",
        "bucket _time span=1m ",
        "fillnull ",
        "-",
        "TERM(a) ");
  }

  private static String yaml(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
    return quoted.append("\"\n").toString();
  }
}

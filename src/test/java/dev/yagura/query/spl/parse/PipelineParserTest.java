package dev.yagura.query.spl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.spl.tree.Aggregate;
import dev.yagura.query.spl.tree.ByField;
import dev.yagura.query.spl.tree.Pipeline;
import dev.yagura.query.spl.tree.Rename;
import dev.yagura.query.spl.tree.Search;
import dev.yagura.query.spl.tree.Stats;
import dev.yagura.query.spl.tree.Tstats;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineParserTest {

  private static Pipeline parse(String text) {
    return PipelineParser.parse(Shown.placed(text));
  }

  @Test
  void readsTstatsWithAllItsParts() {
    Pipeline pipeline =
        parse(
            "| tstats summariesonly=f fillnull_value=null count dc(Processes.process) AS n,"
                + " max(_time) as last FROM datamodel=Endpoint.Processes"
                + " WHERE Processes.process_name=sh BY _time span=30m Processes.dest, Processes.user");

    assertThat(pipeline.problems()).isEmpty();
    Tstats tstats = (Tstats) pipeline.commands().get(0);
    assertThat(tstats.options()).containsEntry("fillnull_value", "null");
    assertThat(tstats.dataModel()).isEqualTo("Endpoint.Processes");
    assertThat(tstats.aggregates())
        .extracting(Aggregate::function, Aggregate::field, Aggregate::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("count", null, "count"),
            org.assertj.core.groups.Tuple.tuple("dc", "Processes.process", "n"),
            org.assertj.core.groups.Tuple.tuple("max", "_time", "last"));
    assertThat(tstats.by())
        .extracting(ByField::field, ByField::span)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("_time", Duration.ofMinutes(30)),
            org.assertj.core.groups.Tuple.tuple("Processes.dest", null),
            org.assertj.core.groups.Tuple.tuple("Processes.user", null));
  }

  @Test
  void readsASearchWithoutItsName() {
    Pipeline pipeline =
        parse("type=PATH name=\"/etc/a|b\" | rename host as dest, a AS \"b c\" | stats c by dest");

    assertThat(pipeline.problems()).isEmpty();
    assertThat(pipeline.commands()).hasSize(3);
    assertThat(pipeline.commands().get(0)).isInstanceOf(Search.class);
    assertThat(((Rename) pipeline.commands().get(1)).pairs())
        .extracting(Rename.Pair::to)
        .containsExactly("dest", "b c");
    assertThat(((Stats) pipeline.commands().get(2)).aggregates().get(0).function())
        .isEqualTo("count");
  }

  @Test
  void tellsCommandsAndTermsApartAtTheBeginning() {
    assertThat(parse("search a=1").commands()).hasSize(1);
    assertThat(parse("search=1").commands().get(0)).isInstanceOf(Search.class);
    assertThat(parse("stats").commands().get(0)).isInstanceOf(Search.class);
    assertThat(parse("| search a=1").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      value = {
        "a | transaction b ~ UNSUPPORTED 5 the command transaction is not supported",
        "a | join b [search c | fields d] | map search=\"x|y\" ~ UNSUPPORTED 5 the command join is not supported; UNSUPPORTED 36 the command map is not supported",
        "a | | b ~ INVALID 5 a command is missing at a |; UNSUPPORTED 7 the command b is not supported",
        "a | ~ INVALID 3 a command is missing at a |",
        "a | stats ~ INVALID 10 expected an aggregate, found the end",
        "a | stats count by ~ INVALID 19 expected a field to group by, found the end",
        "a | stats dc by x ~ INVALID 11 expected an aggregate such as dc(field), found \"dc\"",
        "a | stats count(eval(x=1)) ~ UNSUPPORTED 17 an expression inside an aggregate is not supported",
        "a | rename b c ~ INVALID 14 expected AS, found \"c\"",
        "a | rename x* as y ~ UNSUPPORTED 12 the command rename: these wildcards",
        "a | where b=1 c=2 ~ INVALID 15 expected the end of where, found \"c\"",
        "a | rex field=b c ~ INVALID 17 expected an expression in double quotes, found \"c\"",
        "a | rex mode=sed \"s/a/b/\" ~ UNSUPPORTED 9 the command rex: the option \"mode\"",
        "a | regex b=c ~ INVALID 13 expected an expression in double quotes, found \"c\"",
        "a | bucket _time ~ UNSUPPORTED 12 the command bucket: only for _time with a span",
        "a | bin _time span=1mon ~ UNSUPPORTED 20 the span \"1mon\" is not supported",
        "a | bin _time span=0m ~ INVALID 20 a span of no length",
        "a | head x ~ UNSUPPORTED 10 the command head: only with a number of rows",
        "a | eval b ~ INVALID 11 expected =, found the end",
        "| tstats count where a=1 ~ UNSUPPORTED 16 the command tstats: only with from datamodel=…",
        "| tstats prestats=t count from datamodel=X ~ UNSUPPORTED 10 the command tstats: the option \"prestats\"",
        "| tstats count from index=a ~ INVALID 21 expected datamodel=, found \"index\"",
        "| tstats count from datamodel=X where a=1 by b span=1h ~ UNSUPPORTED 46 a span on another field than _time",
        "| 5 ~ UNSUPPORTED 3 the command 5 is not supported",
        "| =x ~ INVALID 3 a command was expected",
        "a \"b | c ~ INVALID 3 a double quote is never closed",
        "a [b | c ~ INVALID 3 a square bracket is never closed",
      })
  void tellsAllProblemsWithTheirPlaces(String text, String problems) {
    String told =
        parse(text).problems().stream()
            .map(p -> p.kind() + " " + p.place().column() + " " + p.message())
            .collect(Collectors.joining("; "));
    assertThat(told).isEqualTo(problems);
  }

  @Test
  void placesCountLines() {
    var problem = parse("a=1\n| stats count by b\n  | outlier c").problems().get(0);
    assertThat(problem.place().line()).isEqualTo(3);
    assertThat(problem.place().column()).isEqualTo(5);
  }

  @Test
  void anEmptySearchIsWrong() {
    assertThat(parse(" ").problems().get(0).message()).isEqualTo("the search is empty");
  }
}

package dev.yagura.query.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import dev.yagura.query.BoundEvents;
import dev.yagura.query.Compilation;
import dev.yagura.query.QueryRunner;
import dev.yagura.query.RuleProblem;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class FilterIT {

  private static final DataSource DATABASE = TestDatabase.fresh();

  private static final String RULE =
      SigmaCases.rule("process_creation", "s: {Image: x}\ncondition: s");

  private static final String FILTER =
      """
      ---
      title: Not the builder
      logsource: {product: linux, category: process_creation}
      filter:
        rules: [0f0e0d0c-0000-4000-8000-000000000001]
        s: {User: builder}
        condition: not s
      """;

  @Test
  void addsItsConditionToTheRulesThatItNames() {
    assertThat(found(RULE + FILTER)).containsExactly(0, 2);
    assertThat(found(RULE + FILTER.replaceAll("\\[.*\\]", "any"))).containsExactly(0, 2);
  }

  @Test
  void leavesOtherRulesAlone() {
    assertThat(found(RULE + FILTER.replace("000001]", "000002]"))).containsExactly(0, 1, 2);
    assertThat(found(RULE + FILTER.replace("process_creation", "file_event")))
        .containsExactly(0, 1, 2);
  }

  @Test
  void saysHowManyRulesItMet() {
    assertThat(SigmaCases.compile(RULE + FILTER).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(RuleProblem.Kind.WARNING);
              assertThat(problem.message()).contains("1 rules");
            });
  }

  private static List<Integer> found(String text) {
    Compilation compilation = SigmaCases.compile(text);
    String model = "Endpoint.Processes";
    return QueryRunner.matches(
            DATABASE,
            SigmaCorpus.query(compilation.rules().get(0))
                .matches(
                    BoundEvents.of(
                        List.of(
                            Map.of("model", model, "process_path", "x", "user", "root"),
                            Map.of("model", model, "process_path", "x", "user", "builder"),
                            Map.of("model", model, "process_path", "x"))),
                    List.of(),
                    List.of()))
        .stream()
        .map(QueryRunner.Match::ordinal)
        .toList();
  }
}

package dev.yagura.query.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import dev.yagura.query.BoundEvents;
import dev.yagura.query.Compilation;
import dev.yagura.query.EventQuery;
import dev.yagura.query.QueryRunner;
import dev.yagura.query.RulePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SigmaCasesIT {

  private static final DataSource DATABASE = TestDatabase.fresh();

  static List<SigmaCases.Case> cases() {
    return SigmaCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matchesWhatItShould(SigmaCases.Case written) {
    Compilation compilation = SigmaCases.compile(written.rule());
    assertThat(compilation.problems()).isEmpty();
    EventQuery query = ((RulePlan.Single) compilation.rules().get(0).plan()).query();
    List<Map<String, Object>> events = new ArrayList<>(written.match());
    events.addAll(written.miss());

    List<Integer> found =
        QueryRunner.matches(DATABASE, query.matches(BoundEvents.of(events), List.of(), List.of()))
            .stream()
            .map(QueryRunner.Match::ordinal)
            .toList();

    assertThat(found).isEqualTo(IntStream.range(0, written.match().size()).boxed().toList());
  }
}

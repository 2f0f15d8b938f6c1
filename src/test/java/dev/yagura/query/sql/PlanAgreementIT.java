package dev.yagura.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import dev.yagura.event.AsciiFold;
import dev.yagura.query.BoundEvents;
import dev.yagura.query.QueryRunner;
import dev.yagura.query.plan.EventPlan;
import dev.yagura.query.plan.PlanInterpreter;
import dev.yagura.query.plan.RandomPlans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The SQL says what a plain reading of the plan says, and literals never exclude a match. */
class PlanAgreementIT {

  private static final DataSource DATABASE = TestDatabase.fresh();
  private static final int PLANS = 600;
  private static final int EVENTS = 40;

  @Test
  void sqlAgreesWithAPlainReading() throws SQLException {
    int matches = 0;
    int excluded = 0;
    try (Connection connection = DATABASE.getConnection()) {
      for (long seed = 0; seed < PLANS; seed++) {
        RandomPlans random = new RandomPlans(seed);
        EventPlan plan = random.plan();
        List<Map<String, Object>> events = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
          events.add(random.event());
          if (PlanInterpreter.matches(plan, events.get(i))) {
            expected.add(i);
          }
        }
        PlannedQuery query = new PlannedQuery(plan);
        List<Integer> found =
            QueryRunner.matches(
                    connection, query.matches(BoundEvents.of(events), List.of(), List.of()))
                .stream()
                .map(QueryRunner.Match::ordinal)
                .toList();

        assertThat(found).as("seed %d, %s", seed, plan.condition()).isEqualTo(expected);
        for (int i = 0; i < EVENTS; i++) {
          boolean possible = isCandidate(query.requiredLiterals(), events.get(i));
          excluded += possible ? 0 : 1;
          if (found.contains(i)) {
            assertThat(possible)
                .as("seed %d: %s excludes %s", seed, query.requiredLiterals(), events.get(i))
                .isTrue();
          }
        }
        matches += found.size();
      }
    }
    // Neither side may win by never matching.
    assertThat(matches).isGreaterThan(PLANS * EVENTS / 10);
    assertThat(excluded).isGreaterThan(PLANS);
  }

  private static boolean isCandidate(Optional<Set<String>> literals, Map<String, Object> event) {
    StringBuilder text = new StringBuilder();
    event
        .values()
        .forEach(
            value -> {
              if (value instanceof List<?> list) {
                list.forEach(one -> text.append(one).append('\n'));
              } else {
                text.append(value).append('\n');
              }
            });
    String folded = AsciiFold.fold(text.toString());
    return literals.isEmpty() || literals.get().stream().anyMatch(folded::contains);
  }
}

package dev.yagura.query.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import dev.yagura.query.BoundEvents;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.EventSet;
import dev.yagura.query.QueryRunner;
import dev.yagura.query.RuleCompiler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** PostgreSQL accepts what the corpus compiles to. */
class SigmaCorpusIT {

  private static final DataSource DATABASE = TestDatabase.fresh();

  @Test
  void everyRuleRunsAndNoneMatchesAnEmptyProcess() throws SQLException {
    List<CompiledRule> rules = new RuleCompiler().compile(SigmaCorpus.sources(), Map.of()).rules();
    EventSet bound =
        BoundEvents.of(
            List.of(
                Map.of("model", "Endpoint.Processes", "sourcetype", "sysmon:linux", "raw", "x"),
                Map.of(
                    "sourcetype",
                    "auditd",
                    "records",
                    List.of(Map.of("type", "CWD", "line", 1, "fields", Map.of("cwd", "/home"))))));
    EventSet stored =
        new EventSet.Slices(List.of(new EventSet.Slice(LocalDate.of(2026, 11, 25), 1, null)));
    try (Connection connection = DATABASE.getConnection()) {
      for (CompiledRule rule : rules) {
        var query = SigmaCorpus.query(rule);
        for (EventSet set : List.of(bound, stored)) {
          assertThat(
                  QueryRunner.matches(connection, query.matches(set, List.of("User"), List.of())))
              .as(rule.metadata().title())
              .isEmpty();
        }
      }
    }
  }
}

package dev.yagura.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import dev.yagura.event.Event;
import dev.yagura.query.BoundEvents;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.QueryRunner;
import dev.yagura.query.RuleLanguage;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RulePlan;
import dev.yagura.query.plan.RandomPlans;
import dev.yagura.query.sql.PlannedQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** "Cannot match" is never said of an event that the SQL matches. */
class PrefilterAgreementIT {

  private static final DataSource DATABASE = TestDatabase.fresh();
  private static final int RULES = 300;
  private static final int EVENTS = 200;

  @Test
  void whatSqlMatchesIsACandidate() throws SQLException {
    RandomPlans random = new RandomPlans(20261125);
    List<ActiveRule> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      rules.add(rule("rule-%03d".formatted(i), new PlannedQuery(random.plan())));
    }
    List<Map<String, Object>> events = new ArrayList<>();
    List<List<String>> candidates = new ArrayList<>();
    CompiledRuleSet set = new CompiledRuleSet(1, rules, Map.of());
    for (int i = 0; i < EVENTS; i++) {
      Map<String, Object> event = random.event();
      events.add(event);
      candidates.add(set.candidates(event(event), (String) event.getOrDefault("raw", "")));
    }
    long matches = 0;
    try (Connection connection = DATABASE.getConnection()) {
      for (ActiveRule rule : rules) {
        var found =
            QueryRunner.matches(
                connection,
                rule.queries().get(0).matches(BoundEvents.of(events), List.of(), List.of()));
        matches += found.size();
        for (var match : found) {
          assertThat(candidates.get(match.ordinal()))
              .as("%s %s", rule.queries(), events.get(match.ordinal()))
              .contains(rule.id());
        }
      }
    }
    long kept = candidates.stream().mapToLong(List::size).sum();
    assertThat(matches).isGreaterThan(RULES);
    assertThat(kept).isLessThan((long) RULES * EVENTS);
  }

  private static ActiveRule rule(String id, PlannedQuery query) {
    RuleMetadata metadata =
        new RuleMetadata(
            id,
            null,
            id,
            RuleLanguage.SIGMA,
            "low",
            "",
            "test",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            null);
    return new ActiveRule(
        id,
        1,
        "low",
        true,
        new CompiledRule(metadata, "", new RulePlan.Single(query, List.of()), List.of()));
  }

  /** The same event as {@link BoundEvents} binds. */
  private static Event event(Map<String, Object> columns) {
    Map<String, Object> fields = new LinkedHashMap<>(columns);
    fields.remove("raw");
    return new Event(
        Instant.parse("2026-11-25T10:20:30Z"),
        "web1",
        null,
        "/var/log/syslog",
        "syslog",
        null,
        null,
        fields,
        List.of(),
        1,
        false,
        List.of(),
        "",
        List.of());
  }
}

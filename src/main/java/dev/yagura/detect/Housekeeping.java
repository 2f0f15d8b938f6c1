package dev.yagura.detect;

import dev.yagura.rule.RuleSets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes what detection no longer needs, once an hour. */
@Component
class Housekeeping {

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration RULE_DAYS_KEPT = Duration.ofDays(400);

  private final JdbcClient database;
  private final RuleSets rules;
  private final DetectionProperties properties;
  private final Clock clock;
  private volatile Instant next = Instant.MIN;

  Housekeeping(JdbcClient database, RuleSets rules, DetectionProperties properties, Clock clock) {
    this.database = database;
    this.rules = rules;
    this.properties = properties;
    this.clock = clock;
  }

  void runWhenDue() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PAUSE);
    Instant matches =
        now.minus(rules.current().longestWindow())
            .minus(properties.lateness())
            .minus(properties.matchesKept());
    delete("DELETE FROM rule_matches WHERE stored_at < ?", matches);
    delete("DELETE FROM window_verdicts WHERE judged_at IS NOT NULL AND due_at < ?", matches);
    delete("DELETE FROM rule_results WHERE stored_at < ?", now.minus(properties.resultsKept()));
    delete("DELETE FROM rule_gaps WHERE closed_at < ?", now.minus(properties.resultsKept()));
    database
        .sql("DELETE FROM rule_days WHERE day < ?")
        .param(LocalDate.ofInstant(now.minus(RULE_DAYS_KEPT), ZoneOffset.UTC))
        .update();
  }

  private void delete(String statement, Instant before) {
    database.sql(statement).param(OffsetDateTime.ofInstant(before, ZoneOffset.UTC)).update();
  }
}

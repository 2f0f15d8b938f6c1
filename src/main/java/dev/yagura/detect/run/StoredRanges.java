package dev.yagura.detect.run;

import dev.yagura.query.EventSet;
import dev.yagura.rule.ActiveRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs a rule over a stretch of event time of what is stored. */
@Component
public class StoredRanges {

  /** Events may be stamped later than they arrive, by clocks that run ahead. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final JdbcClient database;
  private final RuleRunner runner;
  private final BoundEvents bound;
  private final Clock clock;

  StoredRanges(JdbcClient database, RuleRunner runner, BoundEvents bound, Clock clock) {
    this.database = database;
    this.runner = runner;
    this.bound = bound;
    this.clock = clock;
  }

  /** What the rule finds; for a rule over raw text also a little outside of the range. */
  public List<Finding> run(ActiveRule rule, Instant from, Instant to, Duration timeout) {
    if (!rule.needsRaw()) {
      EventSet range =
          new EventSet.Range(
              day(from.minus(AHEAD)), day(clock.instant()), from, to, false, Set.of());
      return runner.run(rule, (needsRaw, consumer) -> consumer.accept(range), timeout);
    }
    return runner.run(rule, bound.whole(rule, slices(from)), timeout);
  }

  private List<SliceEvents> slices(Instant from) {
    return database
        .sql(
            "SELECT arrival_day, slice_id FROM slices WHERE ready AND arrived >= ?"
                + " ORDER BY slice_id")
        .param(OffsetDateTime.ofInstant(from.minus(AHEAD), ZoneOffset.UTC))
        .query(
            (row, number) ->
                new SliceEvents(row.getObject(1, LocalDate.class), row.getLong(2), null))
        .list();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}

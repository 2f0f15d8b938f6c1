package dev.yagura.detect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How detection keeps up. */
@Component
public class DetectionHealth {

  private final JdbcClient database;
  private final Clock clock;

  DetectionHealth(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param waitingSlices ready and not evaluated
   * @param lag how long the oldest of them has been waiting; zero without one
   * @param openGaps rule and slice pairs that are still to be evaluated
   */
  public record Status(long waitingSlices, Duration lag, long openGaps) {}

  /** Whether any slice was ever evaluated. */
  public boolean hasEvaluated() {
    return database
        .sql("SELECT EXISTS (SELECT FROM slices WHERE evaluated_at IS NOT NULL)")
        .query(Boolean.class)
        .single();
  }

  /** The state now. */
  public Status status() {
    return database
        .sql(
            """
            SELECT count(*), min(arrived),
              (SELECT count(*) FROM rule_gaps WHERE closed_at IS NULL)
            FROM slices WHERE ready AND evaluated_at IS NULL
            """)
        .query(
            (row, number) -> {
              Optional<Instant> oldest =
                  Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                      .map(OffsetDateTime::toInstant);
              Duration lag =
                  oldest.map(at -> Duration.between(at, clock.instant())).orElse(Duration.ZERO);
              return new Status(
                  row.getLong(1), lag.isNegative() ? Duration.ZERO : lag, row.getLong(3));
            })
        .single();
  }
}

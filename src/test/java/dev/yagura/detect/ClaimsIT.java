package dev.yagura.detect;

import static dev.yagura.detect.Samples.process;
import static dev.yagura.detect.Samples.processRule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.SettableClock;
import dev.yagura.TestDatabase;
import dev.yagura.alert.AlertSummary;
import dev.yagura.detect.claim.ClaimedSlice;
import dev.yagura.detect.claim.SliceClaims;
import dev.yagura.detect.gap.GapFiller;
import dev.yagura.detect.run.SliceEvaluation;
import dev.yagura.rule.CompiledRuleSet;
import dev.yagura.rule.RuleSets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes on one database. */
class ClaimsIT {

  private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

  private SettableClock clock;
  private DetectionNode one;
  private DetectionNode two;

  @BeforeEach
  void start() {
    clock = new SettableClock(NOW);
    PGSimpleDataSource database = TestDatabase.fresh();
    one = new DetectionNode(database, clock);
    two = new DetectionNode(database, clock);
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  private static List<ClaimedSlice> claim(DetectionNode node, String name, SettableClock clock) {
    return node.bean(SliceClaims.class).claim(name, clock.instant());
  }

  private void storeBusy(int slices) {
    one.importRules(processRule(UUID.randomUUID().toString(), "busy"));
    for (int i = 0; i < slices; i++) {
      one.store(process(NOW.minusSeconds(100 - i), "web-1", "root", "busy " + i));
    }
  }

  @Test
  void aSliceIsClaimedByOneNodeOnly() {
    storeBusy(3);
    assertThat(claim(one, "one", clock)).hasSize(3);
    assertThat(claim(two, "two", clock)).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(claim(two, "two", clock)).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    assertThat(claim(two, "two", clock)).extracting(ClaimedSlice::fence).containsOnly(2L);
  }

  @Test
  void aFrozenNodeThatComesBackWritesNothing() {
    storeBusy(2);
    CompiledRuleSet rules = one.bean(RuleSets.class).refresh();
    SliceEvaluation evaluation = one.bean(SliceEvaluation.class);
    SliceEvaluation.Outcome frozen = evaluation.run(claim(one, "one", clock), rules);
    clock.advance(Duration.ofMinutes(3));

    two.detect();
    assertThat(two.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(2));
    Instant updated = clock.instant();
    clock.advance(Duration.ofMinutes(1));

    assertThat(evaluation.write(frozen)).isZero();
    assertThat(two.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(2));
    assertThat(
            two.jdbc()
                .sql("SELECT max(evaluated_at) FROM slices")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant())
        .isEqualTo(updated);
  }

  @Test
  void aNodeThatTookOverOnlyAPartLeavesTheRestToItsHolder() {
    storeBusy(2);
    CompiledRuleSet rules = one.bean(RuleSets.class).refresh();
    SliceEvaluation evaluation = one.bean(SliceEvaluation.class);
    List<ClaimedSlice> claimed = claim(one, "one", clock);
    SliceEvaluation.Outcome outcome = evaluation.run(claimed, rules);
    one.jdbc()
        .sql("UPDATE slices SET fence = fence + 1 WHERE slice_id = ?")
        .param(claimed.get(0).id())
        .update();

    assertThat(evaluation.write(outcome)).isEqualTo(1);
    assertThat(one.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(1));
  }

  @Test
  void aNodeThatDiesBetweenItsPhasesLosesAndDoublesNothing() {
    storeBusy(2);
    CompiledRuleSet rules = one.bean(RuleSets.class).refresh();
    SliceEvaluation evaluation = one.bean(SliceEvaluation.class);
    // Dies before it writes.
    evaluation.run(claim(one, "one", clock), rules);
    clock.advance(Duration.ofMinutes(3));
    // Dies in the middle of writing.
    SliceEvaluation.Outcome second = evaluation.run(claim(one, "one", clock), rules);
    one.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              assertThat(evaluation.write(second)).isEqualTo(2);
              status.setRollbackOnly();
            });
    assertThat(one.alerts()).isEmpty();
    clock.advance(Duration.ofMinutes(3));

    two.detect();
    assertThat(two.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(2));
  }

  @Test
  void aLongEvaluationKeepsItsClaims() {
    storeBusy(1);
    List<ClaimedSlice> claimed = claim(one, "one", clock);
    clock.advance(Duration.ofSeconds(100));
    one.bean(SliceClaims.class).renew(claimed, clock.instant());
    clock.advance(Duration.ofSeconds(100));
    assertThat(claim(two, "two", clock)).isEmpty();
  }

  @Test
  void aBrokenRuleHarmsOnlyItselfAndItsGapIsFilled() {
    for (int i = 0; i < 2; i++) {
      one.store(process(NOW.minusSeconds(i), "web-1", "root", "anything"));
    }
    CompiledRuleSet broken =
        SqlQuery.set(
            SqlQuery.rule("a-broken", "1 / (ordinal - ordinal) = 1"),
            SqlQuery.rule("b-slow", "pg_sleep(30) IS NULL"),
            SqlQuery.rule("c-good", "process = 'anything'"));
    SliceEvaluation evaluation = one.bean(SliceEvaluation.class);

    assertThat(evaluation.write(evaluation.run(claim(one, "one", clock), broken))).isEqualTo(2);

    assertThat(one.alerts()).extracting(alert -> alert.rule().id()).containsExactly("c-good");
    assertThat(one.bean(DetectionHealth.class).status())
        .isEqualTo(new DetectionHealth.Status(0, Duration.ZERO, 4));
    assertThat(
            one.jdbc()
                .sql("SELECT DISTINCT reason FROM rule_gaps ORDER BY reason")
                .query(String.class)
                .list())
        .containsExactly("ERROR: division by zero", "Took longer than its time limit");

    CompiledRuleSet mended =
        SqlQuery.set(
            SqlQuery.rule("a-broken", "process = 'anything'"),
            SqlQuery.rule("c-good", "process = 'anything'"));
    assertThat(one.bean(GapFiller.class).fill(mended)).isZero();
    clock.advance(Duration.ofMinutes(2));
    assertThat(one.bean(GapFiller.class).fill(mended)).isEqualTo(4);
    assertThat(two.bean(GapFiller.class).fill(mended)).isZero();

    assertThat(one.alerts())
        .extracting(alert -> alert.rule().id(), AlertSummary::count)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("a-broken", 2L),
            org.assertj.core.groups.Tuple.tuple("c-good", 2L));
    assertThat(
            one.jdbc()
                .sql("SELECT rule_id || ' ' || outcome FROM rule_gaps ORDER BY 1")
                .query(String.class)
                .list())
        .containsExactly(
            "a-broken filled", "a-broken filled", "b-slow rule_gone", "b-slow rule_gone");
  }

  @Test
  void twoNodesAtOnceMakeOneAlert() throws InterruptedException {
    storeBusy(0);
    for (int i = 0; i < 200; i++) {
      one.store(process(NOW.minusSeconds(i), "web-1", "root", "busy " + i));
    }
    Thread other = new Thread(two::detect);
    other.start();
    one.detect();
    other.join();
    assertThat(one.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(200));
    assertThat(one.alert(one.alerts().get(0).id()).evidence()).hasSize(100);
  }
}

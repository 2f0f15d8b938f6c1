package dev.yagura.detect;

import dev.yagura.detect.backfill.BackFillWorker;
import dev.yagura.detect.claim.ClaimedSlice;
import dev.yagura.detect.claim.SliceClaims;
import dev.yagura.detect.gap.GapFiller;
import dev.yagura.detect.run.SliceEvaluation;
import dev.yagura.detect.run.WindowWriter;
import dev.yagura.rule.CompiledRuleSet;
import dev.yagura.rule.RuleSets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What one wake-up of detection does. Safe to run on any number of nodes and threads. */
@Component
public class DetectionCycle {

  private final RuleSets rules;
  private final SliceClaims claims;
  private final SliceEvaluation evaluation;
  private final WindowWriter windows;
  private final GapFiller gaps;
  private final BackFillWorker backFills;
  private final Housekeeping housekeeping;
  private final TransactionTemplate writing;
  private final Clock clock;
  private final String node = UUID.randomUUID().toString();

  DetectionCycle(
      RuleSets rules,
      SliceClaims claims,
      SliceEvaluation evaluation,
      WindowWriter windows,
      GapFiller gaps,
      BackFillWorker backFills,
      Housekeeping housekeeping,
      TransactionTemplate writing,
      Clock clock) {
    this.rules = rules;
    this.claims = claims;
    this.evaluation = evaluation;
    this.windows = windows;
    this.gaps = gaps;
    this.backFills = backFills;
    this.housekeeping = housekeeping;
    this.writing = writing;
    this.clock = clock;
  }

  /**
   * Evaluates what is ready, judges closed windows, fills gaps and goes on with back-fills, until
   * nothing is left to do now or the thread is interrupted. Fresh slices come before all else.
   */
  public void run() {
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      CompiledRuleSet present = rules.refresh();
      if (evaluateSome(present)) {
        continue;
      }
      more = closeWindows(present) > 0 | gaps.fill(present) > 0 | backFills.step(present);
    }
    housekeeping.runWhenDue();
  }

  /** Evaluates one claim; false when no slice is ready. */
  boolean evaluateSome(CompiledRuleSet present) {
    List<ClaimedSlice> claimed = claims.claim(node, clock.instant());
    if (claimed.isEmpty()) {
      return false;
    }
    evaluation.write(evaluation.run(claimed, present));
    return true;
  }

  private int closeWindows(CompiledRuleSet present) {
    Integer judged = writing.execute(status -> windows.close(present));
    return judged == null ? 0 : judged;
  }
}

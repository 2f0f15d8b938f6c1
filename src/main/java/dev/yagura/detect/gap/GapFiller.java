package dev.yagura.detect.gap;

import dev.yagura.detect.DetectionProperties;
import dev.yagura.detect.claim.ClaimedSlice;
import dev.yagura.detect.gap.GapRows.DueGap;
import dev.yagura.detect.run.BoundEvents;
import dev.yagura.detect.run.Candidates;
import dev.yagura.detect.run.Evaluated;
import dev.yagura.detect.run.Failures;
import dev.yagura.detect.run.Finding;
import dev.yagura.detect.run.FindingWriter;
import dev.yagura.detect.run.RuleRunner;
import dev.yagura.detect.run.SampleEvents;
import dev.yagura.detect.run.SliceEvents;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.CompiledRuleSet;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs rules on the slices that they could not be run on. */
@Component
public class GapFiller {

  private static final int GAPS_AT_ONCE = 20;

  /** A slice by itself may take longer than its part in a claim. */
  private static final int PATIENCE = 3;

  private final GapRows gaps;
  private final EventReader events;
  private final Candidates candidates;
  private final BoundEvents bound;
  private final RuleRunner runner;
  private final SampleEvents samples;
  private final FindingWriter writer;
  private final Failures failures;
  private final DetectionProperties properties;
  private final TransactionTemplate writing;
  private final Clock clock;

  GapFiller(
      GapRows gaps,
      EventReader events,
      Candidates candidates,
      BoundEvents bound,
      RuleRunner runner,
      SampleEvents samples,
      FindingWriter writer,
      Failures failures,
      DetectionProperties properties,
      TransactionTemplate writing,
      Clock clock) {
    this.gaps = gaps;
    this.events = events;
    this.candidates = candidates;
    this.bound = bound;
    this.runner = runner;
    this.samples = samples;
    this.writer = writer;
    this.failures = failures;
    this.properties = properties;
    this.writing = writing;
    this.clock = clock;
  }

  /**
   * Tries the gaps that are due.
   *
   * @return how many were closed
   */
  public int fill(CompiledRuleSet rules) {
    int closed = 0;
    for (DueGap gap : gaps.take(GAPS_AT_ONCE, clock.instant())) {
      closed += fill(gap, rules) ? 1 : 0;
    }
    return closed;
  }

  private boolean fill(DueGap gap, CompiledRuleSet rules) {
    Optional<ActiveRule> rule = rules.rule(gap.ruleId());
    if (rule.isEmpty()) {
      return gaps.close(gap, "rule_gone", clock.instant());
    }
    List<Finding> findings;
    try {
      findings = run(gap, rule.get());
    } catch (RuntimeException failure) {
      if (Failures.isOfTheDatabase(failure)) {
        throw failure;
      }
      gaps.failed(gap, failures.failed(rule.get(), failure));
      return false;
    }
    failures.succeeded(rule.get());
    Evaluated evaluated =
        new Evaluated(findings, gap.backFill(), samples.of(List.of(gap.sliceId())), true);
    return Boolean.TRUE.equals(
        writing.execute(
            status -> {
              boolean ours = gaps.close(gap, "filled", clock.instant());
              if (ours) {
                writer.write(List.of(evaluated));
              }
              return ours;
            }));
  }

  /** The slice's own events, and those that late records in it amend. */
  private List<Finding> run(DueGap gap, ActiveRule rule) {
    CompiledRuleSet alone = new CompiledRuleSet(0, List.of(rule), Map.of());
    ClaimedSlice slice =
        new ClaimedSlice(gap.sliceId(), gap.day(), Integer.MAX_VALUE, gap.backFill(), null, 0);
    Duration timeout = properties.statementTimeout().multipliedBy(PATIENCE);
    List<SliceEvents> own = candidates.of(List.of(slice), alone).getOrDefault(rule.id(), List.of());
    List<StoredEvent> amended = events.amendedBy(gap.sliceId());
    List<Finding> findings = new ArrayList<>();
    if (!own.isEmpty()) {
      findings.addAll(runner.run(rule, bound.stored(own), timeout));
    }
    if (!amended.isEmpty()) {
      findings.addAll(runner.run(rule, bound.inMemory(amended), timeout));
    }
    return findings;
  }
}

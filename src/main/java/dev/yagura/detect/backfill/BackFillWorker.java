package dev.yagura.detect.backfill;

import dev.yagura.detect.BackFillProgress;
import dev.yagura.detect.DetectionProperties;
import dev.yagura.detect.backfill.BackFillRows.Claimed;
import dev.yagura.detect.gap.GapRows;
import dev.yagura.detect.run.BoundEvents;
import dev.yagura.detect.run.Evaluated;
import dev.yagura.detect.run.Failures;
import dev.yagura.detect.run.Finding;
import dev.yagura.detect.run.FindingWriter;
import dev.yagura.detect.run.RuleRunner;
import dev.yagura.detect.run.SampleEvents;
import dev.yagura.detect.run.SliceEvents;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.CompiledRuleSet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs rules over stored slices, some at a time, each step committed with its progress. */
@Component
public class BackFillWorker {

  private static final int SLICES_AT_ONCE = 20;

  private final BackFillRows rows;
  private final BoundEvents bound;
  private final RuleRunner runner;
  private final SampleEvents samples;
  private final FindingWriter writer;
  private final GapRows gaps;
  private final Failures failures;
  private final DetectionProperties properties;
  private final TransactionTemplate writing;
  private final Clock clock;

  BackFillWorker(
      BackFillRows rows,
      BoundEvents bound,
      RuleRunner runner,
      SampleEvents samples,
      FindingWriter writer,
      GapRows gaps,
      Failures failures,
      DetectionProperties properties,
      TransactionTemplate writing,
      Clock clock) {
    this.rows = rows;
    this.bound = bound;
    this.runner = runner;
    this.samples = samples;
    this.writer = writer;
    this.gaps = gaps;
    this.failures = failures;
    this.properties = properties;
    this.writing = writing;
    this.clock = clock;
  }

  /** Asks for a rule to be run over stored events of a stretch of event time. */
  public long request(String ruleId, Instant from, Instant to, String by) {
    return rows.request(ruleId, from, to, by, clock.instant());
  }

  /** The back-fills of a rule, newest first. */
  public List<BackFillProgress> ofRule(String ruleId) {
    return rows.ofRule(ruleId);
  }

  /**
   * Does one step of one open back-fill.
   *
   * @return whether there was one
   */
  public boolean step(CompiledRuleSet rules) {
    Optional<Claimed> claimed = rows.claim(properties.lease(), clock.instant());
    if (claimed.isEmpty()) {
      return false;
    }
    Claimed job = claimed.get();
    Optional<ActiveRule> rule = rules.rule(job.ruleId());
    List<SliceEvents> slices = rows.nextSlices(job, SLICES_AT_ONCE);
    if (rule.isEmpty() || slices.isEmpty()) {
      rows.finish(job, rule.isEmpty() ? "rule_gone" : "done", clock.instant());
    } else {
      step(job, rule.get(), slices);
    }
    return true;
  }

  private void step(Claimed job, ActiveRule rule, List<SliceEvents> slices) {
    List<Finding> findings = List.of();
    List<GapRows.NewGap> failed = List.of();
    try {
      findings =
          runner.run(rule, bound.whole(rule, slices), properties.statementTimeout()).stream()
              .filter(finding -> isWithin(job, finding.match().time()))
              .toList();
    } catch (RuntimeException failure) {
      if (Failures.isOfTheDatabase(failure)) {
        throw failure;
      }
      String reason = failures.failed(rule, failure);
      failed =
          slices.stream()
              .map(
                  slice ->
                      new GapRows.NewGap(rule.id(), slice.sliceId(), slice.day(), true, reason))
              .toList();
    }
    write(job, slices, findings, failed);
  }

  private void write(
      Claimed job, List<SliceEvents> slices, List<Finding> findings, List<GapRows.NewGap> failed) {
    Evaluated evaluated =
        new Evaluated(
            findings, true, samples.of(slices.stream().map(SliceEvents::sliceId).toList()), false);
    long lastDone = slices.get(slices.size() - 1).sliceId();
    writing.executeWithoutResult(
        status -> {
          if (rows.advance(job, lastDone, slices.size(), findings.size())) {
            gaps.open(failed, clock.instant());
            writer.write(List.of(evaluated));
          }
        });
  }

  private static boolean isWithin(Claimed job, Instant time) {
    return !time.isBefore(job.from()) && time.isBefore(job.to());
  }
}

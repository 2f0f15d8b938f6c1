package dev.yagura.detect.run;

import dev.yagura.detect.DetectionProperties;
import dev.yagura.detect.claim.ClaimedSlice;
import dev.yagura.detect.claim.SliceClaims;
import dev.yagura.detect.gap.GapRows;
import dev.yagura.event.EventId;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.CompiledRuleSet;
import dev.yagura.rule.RuleHealth;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Evaluates claimed slices: runs the rules over their candidates in read transactions, then writes
 * what they found and the mark in one short transaction, for the slices that are still held.
 */
@Component
public class SliceEvaluation {

  private static final Logger LOG = LoggerFactory.getLogger(SliceEvaluation.class);

  private final SliceClaims claims;
  private final Candidates candidates;
  private final BoundEvents bound;
  private final RuleRunner runner;
  private final SampleEvents samples;
  private final FindingWriter writer;
  private final GapRows gaps;
  private final Failures failures;
  private final RuleHealth health;
  private final EventReader events;
  private final JdbcClient database;
  private final DetectionProperties properties;
  private final TransactionTemplate writing;
  private final Clock clock;

  SliceEvaluation(
      SliceClaims claims,
      Candidates candidates,
      BoundEvents bound,
      RuleRunner runner,
      SampleEvents samples,
      FindingWriter writer,
      GapRows gaps,
      Failures failures,
      RuleHealth health,
      EventReader events,
      JdbcClient database,
      DetectionProperties properties,
      TransactionTemplate writing,
      Clock clock) {
    this.claims = claims;
    this.candidates = candidates;
    this.bound = bound;
    this.runner = runner;
    this.samples = samples;
    this.writer = writer;
    this.gaps = gaps;
    this.failures = failures;
    this.health = health;
    this.events = events;
    this.database = database;
    this.properties = properties;
    this.writing = writing;
    this.clock = clock;
  }

  /**
   * Runs the rules, and writes nothing.
   *
   * @return what is to be written by {@link #write}
   */
  public Outcome run(List<ClaimedSlice> slices, CompiledRuleSet rules) {
    Outcome outcome = new Outcome(slices, rules.generation());
    Lease lease = new Lease(slices);
    Map<String, List<SliceEvents>> byRule = candidates.of(slices, rules);
    lease.renewWhenNeeded();
    for (ActiveRule rule : rules.rules()) {
      List<SliceEvents> own = byRule.get(rule.id());
      if (own != null) {
        Set<Long> touched = own.stream().map(SliceEvents::sliceId).collect(Collectors.toSet());
        attempt(rule, bound.stored(own), touched, outcome)
            .forEach(finding -> outcome.add(finding.match().id().sliceId(), finding));
        lease.renewWhenNeeded();
      }
    }
    for (long sliceId : slicesWithAmendments(slices)) {
      revise(sliceId, rules, outcome);
      lease.renewWhenNeeded();
    }
    return outcome;
  }

  /**
   * Writes for the slices whose fence still stands; the others are somebody else's by now.
   *
   * @return how many slices are evaluated with this
   */
  public int write(Outcome outcome) {
    Predicate<EventId> sample = samples.of(outcome.slices.stream().map(ClaimedSlice::id).toList());
    Integer written =
        writing.execute(
            status -> {
              Set<Long> held = claims.lockHeld(outcome.slices);
              if (!held.isEmpty()) {
                write(outcome, held, sample);
              }
              return held.size();
            });
    int evaluated = written == null ? 0 : written;
    if (evaluated < outcome.slices.size()) {
      LOG.warn(
          "{} of {} slices were taken over by another node before they were written",
          outcome.slices.size() - evaluated,
          outcome.slices.size());
    }
    return evaluated;
  }

  private void write(Outcome outcome, Set<Long> held, Predicate<EventId> sample) {
    Instant now = clock.instant();
    gaps.open(outcome.gaps.stream().filter(gap -> held.contains(gap.sliceId())).toList(), now);
    if (held.size() == outcome.slices.size()) {
      health.add(outcome.work.values());
    }
    claims.markEvaluated(held, outcome.generation, now);
    List<Evaluated> evaluated = new ArrayList<>();
    for (ClaimedSlice slice : outcome.slices) {
      if (held.contains(slice.id())) {
        evaluated.add(
            new Evaluated(
                outcome.findings.getOrDefault(slice.id(), List.of()),
                slice.backFill(),
                sample,
                false));
        evaluated.add(
            new Evaluated(
                outcome.revisions.getOrDefault(slice.id(), List.of()),
                slice.backFill(),
                sample,
                true));
      }
    }
    writer.write(evaluated);
  }

  private List<Finding> attempt(
      ActiveRule rule, RuleInput input, Set<Long> touched, Outcome outcome) {
    Optional<String> notTried = failures.notTried(rule);
    if (notTried.isPresent()) {
      outcome.gap(rule, touched, notTried.get());
      return List.of();
    }
    long start = System.nanoTime();
    try {
      List<Finding> findings = runner.run(rule, input, properties.statementTimeout());
      failures.succeeded(rule);
      outcome.worked(rule, findings.size(), System.nanoTime() - start);
      return findings;
    } catch (RuntimeException failure) {
      if (Failures.isOfTheDatabase(failure)) {
        throw failure;
      }
      String reason = failures.failed(rule, failure);
      LOG.warn("Rule {} could not be run on {} slices", rule.id(), touched.size());
      outcome.worked(rule, 0, System.nanoTime() - start);
      outcome.gap(rule, touched, reason);
      return List.of();
    }
  }

  /** Events that late records amend are evaluated once more, as they read now. */
  private void revise(long sliceId, CompiledRuleSet rules, Outcome outcome) {
    Map<String, List<StoredEvent>> byRule = new HashMap<>();
    for (StoredEvent amended : events.amendedBy(sliceId)) {
      String raw = rules.looksAtRaw() ? EventReader.rawText(amended.event()) : "";
      for (String rule : rules.candidates(amended.event(), raw)) {
        byRule.computeIfAbsent(rule, none -> new ArrayList<>()).add(amended);
      }
    }
    for (ActiveRule rule : rules.rules()) {
      List<StoredEvent> own = byRule.get(rule.id());
      if (own != null) {
        attempt(rule, bound.inMemory(own), Set.of(sliceId), outcome)
            .forEach(finding -> outcome.addRevision(sliceId, finding));
      }
    }
  }

  private List<Long> slicesWithAmendments(List<ClaimedSlice> slices) {
    Set<LocalDate> days =
        slices.stream().map(ClaimedSlice::day).collect(Collectors.toCollection(TreeSet::new));
    return database
        .sql(
            "SELECT DISTINCT slice_id FROM event_amendments"
                + " WHERE arrival_day = ANY(?::date[]) AND slice_id = ANY(?) ORDER BY slice_id")
        .params(
            days.stream().map(LocalDate::toString).toArray(String[]::new),
            slices.stream().map(ClaimedSlice::id).toArray(Long[]::new))
        .query(Long.class)
        .list();
  }

  /** Keeps the claims while rules run. */
  private final class Lease {

    private final List<ClaimedSlice> slices;
    private Instant renewed = clock.instant();

    Lease(List<ClaimedSlice> slices) {
      this.slices = slices;
    }

    void renewWhenNeeded() {
      Instant now = clock.instant();
      if (now.isAfter(renewed.plus(properties.lease().dividedBy(3)))) {
        claims.renew(slices, now);
        renewed = now;
      }
    }
  }

  /** What running the rules over claimed slices came to. */
  public static final class Outcome {

    private final List<ClaimedSlice> slices;
    private final long generation;
    private final Map<Long, List<Finding>> findings = new HashMap<>();
    private final Map<Long, List<Finding>> revisions = new HashMap<>();
    private final List<GapRows.NewGap> gaps = new ArrayList<>();
    private final Map<String, RuleHealth.Work> work = new HashMap<>();

    Outcome(List<ClaimedSlice> slices, long generation) {
      this.slices = slices;
      this.generation = generation;
    }

    void add(long sliceId, Finding finding) {
      findings.computeIfAbsent(sliceId, none -> new ArrayList<>()).add(finding);
    }

    void addRevision(long sliceId, Finding finding) {
      revisions.computeIfAbsent(sliceId, none -> new ArrayList<>()).add(finding);
    }

    void gap(ActiveRule rule, Set<Long> touched, String reason) {
      slices.stream()
          .filter(slice -> touched.contains(slice.id()))
          .forEach(
              slice ->
                  gaps.add(
                      new GapRows.NewGap(
                          rule.id(), slice.id(), slice.day(), slice.backFill(), reason)));
    }

    void worked(ActiveRule rule, int matches, long nanos) {
      work.merge(
          rule.id(),
          new RuleHealth.Work(rule.id(), 1, matches, nanos / 1000),
          (a, b) ->
              new RuleHealth.Work(
                  a.ruleId(),
                  a.runs() + b.runs(),
                  a.matches() + b.matches(),
                  a.costMicros() + b.costMicros()));
    }
  }
}

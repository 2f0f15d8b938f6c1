package dev.yagura.detect;

import dev.yagura.detect.run.BoundEvents;
import dev.yagura.detect.run.Finding;
import dev.yagura.detect.run.RuleRunner;
import dev.yagura.detect.run.StoredRanges;
import dev.yagura.detect.run.TrialJudge;
import dev.yagura.event.Event;
import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.CompiledRuleSet;
import dev.yagura.rule.RuleSets;
import dev.yagura.rule.UnknownRuleException;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Runs rules without keeping anything: over events that are not stored, or over a stored range. */
@Service
public class RuleTrial {

  /** A person waits for the answer, and it is one rule or one body. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int SHOWN = 100;

  private final RuleSets rules;
  private final RuleRunner runner;
  private final BoundEvents bound;
  private final StoredRanges ranges;
  private final Clock clock;

  RuleTrial(
      RuleSets rules, RuleRunner runner, BoundEvents bound, StoredRanges ranges, Clock clock) {
    this.rules = rules;
    this.runner = runner;
    this.bound = bound;
    this.ranges = ranges;
    this.clock = clock;
  }

  /**
   * What rules find among events that are not stored. All of them are one closed window.
   *
   * @param events with their lines
   * @param ruleIds enabled or not; empty for all that run
   * @return in order of rule and time
   * @throws UnknownRuleException where a rule does not exist or does not compile
   */
  public List<TrialMatch> run(List<Event> events, List<String> ruleIds) {
    CompiledRuleSet set = ruleIds.isEmpty() ? rules.refresh() : compiled(ruleIds);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<StoredEvent> unsaved =
        IntStream.range(0, events.size())
            .mapToObj(i -> unsaved(events.get(i), new EventId(1, today, 0, 0, i)))
            .toList();
    Map<String, List<StoredEvent>> candidates = new LinkedHashMap<>();
    for (StoredEvent event : unsaved) {
      String raw = set.looksAtRaw() ? EventReader.rawText(event.event()) : "";
      for (String rule : set.candidates(event.event(), raw)) {
        candidates.computeIfAbsent(rule, none -> new ArrayList<>()).add(event);
      }
    }
    List<TrialMatch> found = new ArrayList<>();
    for (ActiveRule rule : set.rules()) {
      List<StoredEvent> own = candidates.get(rule.id());
      if (own != null) {
        List<Finding> findings = runner.run(rule, bound.inMemory(own), TIMEOUT);
        TrialJudge.judge(rule, findings).stream()
            .map(hit -> match(rule, hit, unsaved))
            .sorted(Comparator.comparing(TrialMatch::time).thenComparing(m -> m.lines().toString()))
            .forEach(found::add);
      }
    }
    return found;
  }

  /**
   * What a rule finds among stored events of a stretch of event time.
   *
   * @param from inclusive
   * @param to exclusive
   * @throws UnknownRuleException where the rule does not exist or does not compile
   */
  public Preview previewRange(String ruleId, Instant from, Instant to) {
    ActiveRule rule = compiled(List.of(ruleId)).rules().get(0);
    List<Finding> findings =
        ranges.run(rule, from, to, TIMEOUT).stream()
            .filter(finding -> !finding.match().time().isBefore(from))
            .filter(finding -> finding.match().time().isBefore(to))
            .toList();
    List<Preview.Item> items =
        TrialJudge.judge(rule, findings).stream()
            .flatMap(hit -> hit.matches().stream())
            .map(match -> new Preview.Item(match.id(), match.time(), match.host(), match.matched()))
            .sorted(Comparator.comparing(Preview.Item::time).thenComparing(Preview.Item::event))
            .toList();
    return new Preview(items.size(), items.stream().limit(SHOWN).toList());
  }

  private CompiledRuleSet compiled(List<String> ids) {
    List<ActiveRule> compiled = rules.compile(ids);
    ids.stream()
        .filter(id -> compiled.stream().noneMatch(rule -> rule.id().equals(id)))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new UnknownRuleException(unknown);
            });
    return new CompiledRuleSet(0, compiled, Map.of());
  }

  private StoredEvent unsaved(Event event, EventId id) {
    List<Integer> lines = event.lines().stream().map(RawLine::number).toList();
    return new StoredEvent(id, event, clock.instant(), 0, lines);
  }

  private static TrialMatch match(ActiveRule rule, TrialJudge.Hit hit, List<StoredEvent> unsaved) {
    List<Integer> lines =
        hit.matches().stream()
            .flatMap(match -> unsaved.get(match.id().ordinal()).event().lines().stream())
            .flatMap(
                line -> IntStream.range(line.number(), line.number() + line.lineCount()).boxed())
            .distinct()
            .sorted()
            .toList();
    return new TrialMatch(
        rule.id(),
        rule.compiled().metadata().title(),
        lines,
        hit.matches().get(hit.matches().size() - 1).time(),
        hit.matches().get(0).host(),
        hit.matched());
  }
}

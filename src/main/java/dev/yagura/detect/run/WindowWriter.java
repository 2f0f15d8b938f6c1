package dev.yagura.detect.run;

import dev.yagura.alert.AlertWriter;
import dev.yagura.alert.Sighting;
import dev.yagura.detect.DetectionProperties;
import dev.yagura.detect.run.WindowRows.StoredRow;
import dev.yagura.detect.window.Episode;
import dev.yagura.detect.window.WindowJudge;
import dev.yagura.detect.window.WindowRow;
import dev.yagura.event.EventId;
import dev.yagura.query.RulePlan;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.CompiledRuleSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps base matches, and judges the windows that new ones touch. */
@Component
public class WindowWriter {

  private final WindowRows rows;
  private final AlertWriter alerts;
  private final DetectionProperties properties;
  private final Clock clock;

  WindowWriter(WindowRows rows, AlertWriter alerts, DetectionProperties properties, Clock clock) {
    this.rows = rows;
    this.alerts = alerts;
    this.properties = properties;
    this.clock = clock;
  }

  /** Stores new base matches; gives the sightings of windows that hold now and did not before. */
  List<Sighting> write(List<BaseMatch> matches) {
    Map<GroupKey, List<BaseMatch>> groups = new TreeMap<>();
    for (BaseMatch match : matches) {
      // An event that lacks a by-field belongs to no group.
      if (!match.finding().match().group().contains(null)) {
        groups.computeIfAbsent(group(match.finding()), none -> new ArrayList<>()).add(match);
      }
    }
    rows.lock(groups.keySet());
    Instant now = clock.instant();
    rows.insert(groups, now);
    List<Sighting> sightings = new ArrayList<>();
    groups.forEach(
        (key, touched) -> {
          ActiveRule rule = touched.get(0).finding().rule();
          RulePlan.Window window = window(rule);
          if (WindowJudge.canTurn(window)) {
            expect(key, window, touched, now);
          } else {
            sightings.addAll(judge(key, rule, touched));
          }
        });
    return sightings;
  }

  private List<Sighting> judge(GroupKey key, ActiveRule rule, List<BaseMatch> touched) {
    RulePlan.Window window = window(rule);
    TreeSet<Instant> times =
        touched.stream()
            .map(match -> match.finding().match().time())
            .collect(Collectors.toCollection(TreeSet::new));
    List<StoredRow> stored =
        rows.read(
            key,
            times.first().minus(WindowJudge.reach(window)),
            times.last().plus(WindowJudge.reach(window)));
    return sightings(key, rule, stored, WindowJudge.judge(window, windowRows(stored)));
  }

  private List<Sighting> sightings(
      GroupKey key, ActiveRule rule, List<StoredRow> stored, List<Episode> episodes) {
    Map<WindowRow, StoredRow> byRow =
        stored.stream().collect(Collectors.toMap(StoredRow::row, Function.identity()));
    List<StoredRow> fresh =
        episodes.stream()
            .flatMap(episode -> episode.rows().stream())
            .flatMap(row -> Optional.ofNullable(byRow.get(row)).stream())
            .filter(row -> !row.alerted())
            .toList();
    rows.markAlerted(key, fresh);
    return fresh.stream().map(row -> sighting(rule, row)).toList();
  }

  /** A window whose condition can turn is judged when it is closed. */
  private void expect(GroupKey key, RulePlan.Window window, List<BaseMatch> touched, Instant now) {
    Set<Instant> starts = new TreeSet<>();
    touched.forEach(
        match -> starts.add(WindowJudge.bucketStart(window, match.finding().match().time())));
    for (Instant start : starts) {
      Instant end = start.plus(window.timespan());
      Instant from = end.isAfter(now) ? end : now;
      rows.expect(key, start, from.plus(properties.lateness()));
    }
  }

  /**
   * Judges the windows that are closed by now, in the caller's transaction.
   *
   * @return how many were judged
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int close(CompiledRuleSet rules) {
    Instant now = clock.instant();
    Map<GroupKey, List<Instant>> due = rows.due(now);
    rows.lock(due.keySet());
    List<Sighting> sightings = new ArrayList<>();
    int judged = 0;
    for (Map.Entry<GroupKey, List<Instant>> group : due.entrySet()) {
      for (Instant start : group.getValue()) {
        Optional<Boolean> fired = rows.lockDue(group.getKey(), start, now);
        if (fired.isPresent()) {
          judged++;
          sightings.addAll(close(group.getKey(), start, fired.get(), rules, now));
        }
      }
    }
    alerts.write(sightings);
    return judged;
  }

  private List<Sighting> close(
      GroupKey key, Instant start, boolean firedBefore, CompiledRuleSet rules, Instant now) {
    Optional<ActiveRule> rule =
        rules.rule(key.ruleId()).filter(active -> active.version() == key.version());
    if (rule.isEmpty()) {
      rows.judged(key, start, firedBefore, now);
      return List.of();
    }
    RulePlan.Window window = window(rule.get());
    List<StoredRow> stored = rows.read(key, start, start.plus(window.timespan()).minusNanos(1000));
    List<Episode> episodes = WindowJudge.judge(window, windowRows(stored));
    rows.judged(key, start, firedBefore || !episodes.isEmpty(), now);
    if (episodes.isEmpty() && firedBefore) {
      alerts.contradict(
          key.ruleId(),
          stored.stream().map(row -> row.row().eventId()).toList(),
          Map.of("window_start", start.toString()));
    }
    return sightings(key, rule.get(), stored, episodes);
  }

  private static Collection<WindowRow> windowRows(List<StoredRow> stored) {
    return stored.stream().map(StoredRow::row).toList();
  }

  private static GroupKey group(Finding finding) {
    return GroupKey.of(finding.rule().id(), finding.rule().version(), finding.match().group());
  }

  static RulePlan.Window window(ActiveRule rule) {
    return (RulePlan.Window) rule.compiled().plan();
  }

  /** What a window's alert is about: its group; without one, the rule itself over all hosts. */
  static Map<String, String> group(ActiveRule rule, List<String> values) {
    Map<String, String> group =
        FindingWriter.named(window(rule).bases().get(0).groupBy(), new ArrayList<>(values));
    return group.isEmpty()
        ? new HashMap<>(Map.of("rule", rule.compiled().metadata().title()))
        : group;
  }

  private static Sighting sighting(ActiveRule rule, StoredRow stored) {
    WindowRow row = stored.row();
    return new Sighting(
        rule,
        EventId.parse(row.eventId()).orElseThrow(),
        row.eventKey(),
        row.host(),
        row.time(),
        row.count(),
        group(rule, stored.groupValues()),
        RuleStatements.json(stored.matched()),
        stored.backFill(),
        stored.sample(),
        false);
  }
}

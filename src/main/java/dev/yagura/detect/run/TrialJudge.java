package dev.yagura.detect.run;

import dev.yagura.detect.window.Episode;
import dev.yagura.detect.window.WindowJudge;
import dev.yagura.detect.window.WindowRow;
import dev.yagura.event.EventId;
import dev.yagura.query.RulePlan;
import dev.yagura.rule.ActiveRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges findings as if they were all there is: every window is closed. */
public final class TrialJudge {

  private TrialJudge() {}

  /**
   * An event that a rule matches, or the events of a window that holds.
   *
   * @param matches in order of time; at least one
   */
  public record Hit(List<Match> matches, Map<String, Object> matched) {}

  /** The hits of a rule's findings. */
  public static List<Hit> judge(ActiveRule rule, List<Finding> findings) {
    return rule.compiled().plan() instanceof RulePlan.Window window
        ? windows(rule, window, findings)
        : events((RulePlan.Single) rule.compiled().plan(), findings);
  }

  private static List<Hit> events(RulePlan.Single plan, List<Finding> findings) {
    Map<EventId, Hit> hits = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Match match = finding.match();
      Map<String, Object> matched = new LinkedHashMap<>(match.matched());
      FindingWriter.named(plan.groupBy(), match.group()).forEach(matched::putIfAbsent);
      hits.merge(
          match.id(),
          new Hit(List.of(match), matched),
          (one, other) -> {
            other.matched().forEach(one.matched()::putIfAbsent);
            return one;
          });
    }
    return List.copyOf(hits.values());
  }

  private static List<Hit> windows(
      ActiveRule rule, RulePlan.Window window, List<Finding> findings) {
    Map<GroupKey, Map<WindowRow, Match>> groups = new TreeMap<>();
    for (Finding finding : findings) {
      Match match = finding.match();
      if (!match.group().contains(null)) {
        groups
            .computeIfAbsent(
                GroupKey.of(rule.id(), rule.version(), match.group()),
                none -> new LinkedHashMap<>())
            .put(row(finding), match);
      }
    }
    List<Hit> hits = new ArrayList<>();
    for (Map<WindowRow, Match> group : groups.values()) {
      for (Episode episode : WindowJudge.judge(window, group.keySet())) {
        List<Match> matches =
            episode.rows().stream()
                .map(row -> java.util.Objects.requireNonNull(group.get(row)))
                .toList();
        Map<String, Object> matched = new LinkedHashMap<>(matches.get(0).matched());
        matched.putAll(
            FindingWriter.named(window.bases().get(0).groupBy(), matches.get(0).group()));
        hits.add(new Hit(matches, matched));
      }
    }
    return hits;
  }

  private static WindowRow row(Finding finding) {
    Match match = finding.match();
    return new WindowRow(
        finding.base(),
        match.time(),
        match.id().toString(),
        match.eventKey(),
        match.host(),
        match.count(),
        match.counted());
  }
}

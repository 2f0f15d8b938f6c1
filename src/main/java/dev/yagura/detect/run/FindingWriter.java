package dev.yagura.detect.run;

import dev.yagura.alert.AlertWriter;
import dev.yagura.alert.Sighting;
import dev.yagura.event.EventId;
import dev.yagura.query.RulePlan;
import dev.yagura.rule.ActiveRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes findings: those of single rules as sightings of alerts, those of windows as base matches,
 * from which sightings come where a window held. Writing the same again changes nothing.
 */
@Component
public class FindingWriter {

  private final WindowWriter windows;
  private final AlertWriter alerts;

  FindingWriter(WindowWriter windows, AlertWriter alerts) {
    this.windows = windows;
    this.alerts = alerts;
  }

  /** Writes in the caller's transaction, which must lock nothing afterwards. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Collection<Evaluated> evaluated) {
    List<Sighting> sightings = new ArrayList<>();
    List<BaseMatch> bases = new ArrayList<>();
    for (Evaluated part : evaluated) {
      List<Finding> single = new ArrayList<>();
      for (Finding finding : part.findings()) {
        if (finding.rule().compiled().plan() instanceof RulePlan.Window) {
          bases.add(
              new BaseMatch(finding, part.backFill(), part.sample().test(finding.match().id())));
        } else {
          single.add(finding);
        }
      }
      sightings.addAll(sightings(single, part));
    }
    sightings.addAll(windows.write(bases));
    alerts.write(sightings);
  }

  /** Records of one event that match are one sighting of the event. */
  private static Collection<Sighting> sightings(List<Finding> findings, Evaluated part) {
    Map<RuleAndEvent, Sighting> sightings = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Match match = finding.match();
      sightings.merge(
          new RuleAndEvent(finding.rule().id(), match.id()),
          new Sighting(
              finding.rule(),
              match.id(),
              match.eventKey(),
              match.host(),
              match.time(),
              match.count(),
              group(finding.rule(), match.group()),
              match.matched(),
              part.backFill(),
              part.sample().test(match.id()),
              part.revision()),
          FindingWriter::both);
    }
    return sightings.values();
  }

  private static Map<String, String> group(ActiveRule rule, List<@Nullable String> values) {
    return named(((RulePlan.Single) rule.compiled().plan()).groupBy(), values);
  }

  static Map<String, String> named(List<String> names, List<@Nullable String> values) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
      String value = values.get(i);
      if (value != null) {
        group.put(names.get(i), value);
      }
    }
    return group;
  }

  private static Sighting both(Sighting one, Sighting other) {
    Map<String, Object> matched = new LinkedHashMap<>(other.matched());
    matched.putAll(one.matched());
    return new Sighting(
        one.rule(),
        one.eventId(),
        one.eventKey(),
        one.host(),
        one.time(),
        one.count(),
        one.group(),
        matched,
        one.backFill(),
        one.sample(),
        one.revision());
  }

  private record RuleAndEvent(String ruleId, EventId event) {}
}

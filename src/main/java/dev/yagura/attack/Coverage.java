package dev.yagura.attack;

import dev.yagura.alert.AlertService;
import dev.yagura.attack.TechniqueCoverage.MappedRule;
import dev.yagura.host.Volume;
import dev.yagura.query.EventQuery;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleFilter;
import dev.yagura.rule.RuleSets;
import dev.yagura.rule.RuleSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What would be seen, and what was: a technique counts as covered only if an enabled rule maps to
 * it and the data that the rule needs really came.
 */
@Service
public class Coverage {

  private static final int ALL_RULES = Integer.MAX_VALUE;

  private final AttackCatalogue catalogue = AttackCatalogue.load();
  private final RuleCatalogue rules;
  private final RuleSets sets;
  private final AlertService alerts;
  private final Volume volume;

  Coverage(RuleCatalogue rules, RuleSets sets, AlertService alerts, Volume volume) {
    this.rules = rules;
    this.sets = sets;
    this.alerts = alerts;
    this.volume = volume;
  }

  /**
   * Coverage of a range of event time.
   *
   * @param host only this host's data and alerts; null for all
   */
  public CoverageReport report(@Nullable String host, Instant from, Instant to) {
    Map<String, List<RuleSummary>> byTechnique = new HashMap<>();
    Set<String> others = new TreeSet<>();
    for (RuleSummary rule : rules.list(RuleFilter.ALL, null, ALL_RULES).items()) {
      for (String tag : rule.techniques()) {
        catalogue
            .present(tag)
            .ifPresentOrElse(
                technique ->
                    byTechnique.computeIfAbsent(technique.id(), t -> new ArrayList<>()).add(rule),
                () -> others.add(tag));
      }
    }
    Map<String, Long> fired = new HashMap<>();
    alerts
        .countByTechnique(host, from, to)
        .forEach(
            (tag, count) ->
                catalogue.present(tag).ifPresent(t -> fired.merge(t.id(), count, Long::sum)));
    List<Volume.SeenData> seen = volume.seen(from, to, host);
    List<TechniqueCoverage> items =
        catalogue.techniques().stream()
            .map(
                technique ->
                    cover(
                        technique,
                        byTechnique.getOrDefault(technique.id(), List.of()),
                        fired.getOrDefault(technique.id(), 0L),
                        seen))
            .toList();
    return new CoverageReport(
        catalogue.version(), catalogue.notice(), catalogue.tactics(), items, List.copyOf(others));
  }

  private TechniqueCoverage cover(
      AttackCatalogue.Technique technique,
      List<RuleSummary> mapped,
      long alertCount,
      List<Volume.SeenData> seen) {
    Set<String> needs = new TreeSet<>();
    boolean covered = false;
    boolean enabled = false;
    for (RuleSummary rule : mapped) {
      if (rule.enabled()) {
        enabled = true;
        Optional<ActiveRule> active = sets.current().rule(rule.id());
        if (active.isEmpty()) {
          needs.addAll(rule.reasons());
          continue;
        }
        List<String> missing = DataNeed.missing(active.get().queries(), seen);
        covered |= missing.isEmpty();
        needs.addAll(missing);
      }
    }
    CoverageState state =
        alertCount > 0
            ? CoverageState.FIRED
            : covered
                ? CoverageState.COVERED
                : enabled
                    ? CoverageState.NO_DATA
                    : mapped.isEmpty() ? CoverageState.NONE : CoverageState.DISABLED;
    boolean wanting = state == CoverageState.NO_DATA;
    return new TechniqueCoverage(
        technique,
        state,
        mapped.stream()
            .map(rule -> new MappedRule(rule.id(), rule.title(), rule.enabled()))
            .toList(),
        alertCount,
        wanting ? List.copyOf(needs) : List.of());
  }

  /** The same as an ATT&amp;CK Navigator layer, version 4.5 of the format. */
  public Map<String, Object> navigatorLayer(@Nullable String host, Instant from, Instant to) {
    return NavigatorLayer.of(report(host, from, to), catalogue.domain(), host);
  }

  /** What queries need of the data that came. */
  static final class DataNeed {

    private DataNeed() {}

    /** The needs of these queries that nothing of what came meets, in words. */
    static List<String> missing(List<EventQuery> queries, List<Volume.SeenData> seen) {
      List<String> missing = new ArrayList<>();
      for (EventQuery query : queries) {
        boolean met =
            seen.stream()
                .anyMatch(
                    data ->
                        (query.sourcetypes().isEmpty()
                                || query.sourcetypes().contains(data.sourcetype()))
                            && (query.models().isEmpty() || query.models().contains(data.model())));
        if (!met) {
          missing.add(inWords(query));
        }
      }
      return missing;
    }

    private static String inWords(EventQuery query) {
      Set<String> words = new TreeSet<>(query.models());
      words.addAll(query.sourcetypes());
      return words.isEmpty() ? "any Linux log" : String.join(" / ", words);
    }
  }
}

package dev.yagura.rule;

import dev.yagura.query.RuleLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a rule's row together with how it fares. */
@Component
class RuleStates {

  private final RuleHealth health;
  private final RuleSets sets;

  RuleStates(RuleHealth health, RuleSets sets) {
    this.health = health;
    this.sets = sets;
  }

  List<RuleSummary> summaries(List<RuleRow> rows) {
    Map<String, List<String>> gaps = health.openGaps();
    Map<String, RuleHealth.Work> work = health.lastSevenDays();
    RuleHealth.Arrivals arrivals = health.arrivals();
    CompiledRuleSet set = sets.refresh();
    return rows.stream().map(row -> summary(row, work, judge(row, gaps, arrivals, set))).toList();
  }

  private static RuleSummary summary(
      RuleRow row, Map<String, RuleHealth.Work> works, Judged judged) {
    RuleHealth.Work work = works.getOrDefault(row.id, new RuleHealth.Work(row.id, 0, 0, 0));
    return new RuleSummary(
        row.id,
        row.version,
        row.title,
        RuleLanguage.valueOf(row.language.toUpperCase(Locale.ROOT)),
        row.effectiveLevel(),
        row.level,
        row.type,
        row.enabled,
        judged.state(),
        judged.reasons(),
        List.copyOf(row.techniques),
        row.pack,
        work.runs() == 0 ? 0 : work.costMicros() / 1000.0 / work.runs(),
        work.matches(),
        row.alwaysCandidate);
  }

  private static Judged judge(
      RuleRow row,
      Map<String, List<String>> gaps,
      RuleHealth.Arrivals arrivals,
      CompiledRuleSet set) {
    List<String> problems = set.problems().get(row.id);
    if (!row.enabled) {
      return row.supported
          ? new Judged(RuleState.DISABLED, row.reasons)
          : new Judged(RuleState.UNSUPPORTED, row.reasons);
    }
    if (problems != null) {
      return new Judged(RuleState.UNSUPPORTED, problems.isEmpty() ? row.reasons : problems);
    }
    if (gaps.containsKey(row.id)) {
      return new Judged(RuleState.FAILED, gaps.get(row.id));
    }
    List<String> missing = arrivals.missing(row.sourcetypes, row.models);
    return missing.isEmpty()
        ? new Judged(RuleState.RUNNING, row.reasons)
        : new Judged(RuleState.CANNOT_FIRE, missing);
  }

  private record Judged(RuleState state, List<String> reasons) {

    Judged {
      reasons = List.copyOf(reasons);
    }
  }
}

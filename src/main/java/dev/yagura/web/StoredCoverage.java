package dev.yagura.web;

import dev.yagura.attack.AttackCatalogue;
import dev.yagura.attack.Coverage;
import dev.yagura.attack.CoverageReport;
import dev.yagura.attack.TechniqueCoverage;
import dev.yagura.host.HostInventory;
import dev.yagura.host.HostSummary;
import dev.yagura.web.CoverageModel.TacticColumn;
import dev.yagura.web.CoverageModel.TechniqueCell;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Coverage as the matrix shows it: sub-techniques under their techniques, by tactic. */
@Component
final class StoredCoverage implements CoverageSource {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Coverage coverage;
  private final HostInventory hosts;

  StoredCoverage(Coverage coverage, HostInventory hosts) {
    this.coverage = coverage;
    this.hosts = hosts;
  }

  @Override
  public CoverageModel coverage(@Nullable String host, Instant from, Instant to) {
    CoverageReport report = coverage.report(host, from, to);
    List<TacticColumn> columns =
        report.tactics().stream()
            .map(
                tactic ->
                    new TacticColumn(tactic.id(), tactic.name(), cells(report.items(), tactic)))
            .toList();
    return new CoverageModel(
        report.attackVersion(),
        report.notice(),
        columns,
        hosts.hosts().stream().map(HostSummary::host).toList());
  }

  @Override
  public String navigatorLayer(@Nullable String host, Instant from, Instant to) {
    return JSON.writeValueAsString(coverage.navigatorLayer(host, from, to));
  }

  private static List<TechniqueCell> cells(
      List<TechniqueCoverage> items, AttackCatalogue.Tactic tactic) {
    return items.stream()
        .filter(item -> item.technique().parent() == null)
        .filter(item -> isUnder(item, tactic, items))
        .map(item -> cell(item, subtechniques(item, tactic, items)))
        .sorted(Comparator.comparing(TechniqueCell::name))
        .toList();
  }

  private static boolean isUnder(
      TechniqueCoverage item, AttackCatalogue.Tactic tactic, List<TechniqueCoverage> items) {
    return item.technique().tactics().contains(tactic.shortName())
        || !subtechniques(item, tactic, items).isEmpty();
  }

  private static List<TechniqueCell> subtechniques(
      TechniqueCoverage parent, AttackCatalogue.Tactic tactic, List<TechniqueCoverage> items) {
    return items.stream()
        .filter(item -> parent.technique().id().equals(item.technique().parent()))
        .filter(item -> item.technique().tactics().contains(tactic.shortName()))
        .map(item -> cell(item, List.of()))
        .toList();
  }

  private static TechniqueCell cell(TechniqueCoverage item, List<TechniqueCell> subtechniques) {
    return new TechniqueCell(
        item.technique().id(),
        item.technique().name(),
        item.state().name().toLowerCase(Locale.ROOT),
        item.rules().size(),
        item.alerts(),
        item.needs(),
        null,
        subtechniques);
  }
}

package dev.yagura.rule;

import dev.yagura.query.Compilation;
import dev.yagura.query.EventQuery;
import dev.yagura.query.EventSet;
import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RuleSource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules there are: brought in, listed, switched on and off. */
@Service
public class RuleCatalogue {

  private static final Set<String> LEVELS =
      Set.of("critical", "high", "medium", "low", "informational");

  private final RuleRows rows;
  private final RuleTexts texts;
  private final RuleStates states;
  private final RuleSets sets;
  private final RuleCompilation compiler;
  private final Clock clock;

  RuleCatalogue(
      RuleRows rows,
      RuleTexts texts,
      RuleStates states,
      RuleSets sets,
      RuleCompilation compiler,
      Clock clock) {
    this.rows = rows;
    this.texts = texts;
    this.states = states;
    this.sets = sets;
    this.compiler = compiler;
    this.clock = clock;
  }

  /**
   * Brings in files together, a correlation may refer to rules in any of them.
   *
   * @param pack the name that the rules are filed under
   * @param enable whether new rules are switched on; a rule that a person has switched stays as it
   *     is
   * @param macros Splunk macros by name with arity, kept for later imports as well
   * @param by the account
   */
  @Transactional
  public ImportReport importRules(
      String pack, boolean enable, List<RuleSource> sources, Map<String, Macro> macros, String by) {
    boolean macrosChanged = texts.keepMacros(macros);
    Compilation compilation = compiler.compile(sources, texts.macros());
    RuleImport run = new RuleImport(rows, texts, pack, enable, now(), by, compilation);
    ImportReport report = run.run(sources, compilation);
    if (run.changed() || macrosChanged) {
      texts.nextGeneration();
    }
    return report;
  }

  /**
   * Switches a rule on or off.
   *
   * @throws UnknownRuleException without such a rule
   */
  @Transactional
  public void setEnabled(String id, boolean enabled, String by) {
    RuleRow row = row(id);
    row.enabledBy = by;
    if (row.enabled != enabled) {
      row.enabled = enabled;
      touch(row, by);
    }
  }

  /**
   * Gives the alerts of a rule another severity than its text says.
   *
   * @param level one of the five severities; null for the text's own again
   * @throws UnknownRuleException without such a rule
   * @throws IllegalArgumentException for another word
   */
  @Transactional
  public void overrideLevel(String id, @Nullable String level, String by) {
    if (level != null && !LEVELS.contains(level)) {
      throw new IllegalArgumentException("There is no level " + level);
    }
    RuleRow row = row(id);
    row.levelOverride = level;
    touch(row, by);
  }

  /**
   * Removes a rule and its versions. Its alerts stay.
   *
   * @throws UnknownRuleException without such a rule
   */
  @Transactional
  public void delete(String id) {
    rows.delete(row(id));
    rows.flush();
    texts.nextGeneration();
  }

  /**
   * A page of rules, by title and id.
   *
   * @param cursor of the page before; null for the first page. A cursor that is none starts anew
   * @param limit at most so many
   */
  public RulePage list(RuleFilter filter, @Nullable String cursor, int limit) {
    Comparator<RuleSummary> order =
        Comparator.comparing(RuleSummary::title).thenComparing(RuleSummary::id);
    List<RuleSummary> sorted =
        states.summaries(rows.findAll()).stream().filter(filter::accepts).sorted(order).toList();
    Optional<RuleSummary> last =
        sorted.stream().filter(rule -> rule.id().equals(cursor)).findFirst();
    List<RuleSummary> rest =
        last.map(before -> sorted.stream().filter(rule -> order.compare(rule, before) > 0).toList())
            .orElse(sorted);
    List<RuleSummary> page = rest.stream().limit(limit).toList();
    return new RulePage(
        page, rest.size() > page.size() && !page.isEmpty() ? page.get(page.size() - 1).id() : null);
  }

  /** How many rules are in each state; states without one are left out. */
  public Map<RuleState, Long> countByState() {
    return states.summaries(rows.findAll()).stream()
        .collect(Collectors.groupingBy(RuleSummary::state, Collectors.counting()));
  }

  /** The names that rules are filed under, in order. */
  public List<String> packs() {
    return texts.packs();
  }

  /** The text that a rule had in a version; empty for a version that is not known. */
  public Optional<String> text(String id, int version) {
    return texts.text(id, version);
  }

  /** One rule with its text, its statements and its versions. */
  public Optional<RuleDetail> find(String id) {
    return rows.findById(id).map(this::detail);
  }

  /**
   * The tests that ship with a rule of the starter pack: YAML with log lines that it must see, and
   * near misses that it must not. Empty for every other rule.
   *
   * @throws UnknownRuleException without such a rule
   */
  public List<String> tests(String id) {
    RuleRow row = row(id);
    return row.pack.equals(StarterPack.NAME) ? StarterPack.tests(row.file) : List.of();
  }

  private RuleDetail detail(RuleRow row) {
    RuleSummary summary = states.summaries(List.of(row)).get(0);
    List<ActiveRule> compiled = sets.compile(List.of(row.id));
    RuleMetadata metadata = compiled.isEmpty() ? null : compiled.get(0).compiled().metadata();
    return new RuleDetail(
        summary,
        texts.present(List.of(row.id)).getOrDefault(row.id, ""),
        row.file,
        metadata,
        compiled.stream().flatMap(rule -> statements(rule).stream()).toList(),
        compiled.stream()
            .flatMap(rule -> rule.queries().stream())
            .flatMap(query -> query.fields().stream())
            .distinct()
            .sorted()
            .toList(),
        texts.versions(row.id));
  }

  private List<String> statements(ActiveRule rule) {
    LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
    EventSet day =
        new EventSet.Range(today, today, now().minus(1, ChronoUnit.DAYS), now(), true, Set.of());
    if (rule.compiled().plan() instanceof RulePlan.Single single) {
      return List.of(statement(single.query(), day, single.groupBy(), List.of()));
    }
    return ((RulePlan.Window) rule.compiled().plan())
        .bases().stream()
            .map(base -> statement(base.query(), day, base.groupBy(), base.counted()))
            .toList();
  }

  private static String statement(
      EventQuery query, EventSet stored, List<String> groupBy, List<String> counted) {
    EventSet set = query.needsRaw() ? new EventSet.Bound("[]") : stored;
    return query.matches(set, groupBy, counted).text();
  }

  private RuleRow row(String id) {
    return rows.findById(id).orElseThrow(() -> new UnknownRuleException(id));
  }

  private void touch(RuleRow row, String by) {
    row.updatedAt = now();
    row.updatedBy = by;
    rows.saveAndFlush(row);
    texts.nextGeneration();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

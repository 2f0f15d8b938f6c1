package dev.yagura.rule;

import dev.yagura.event.Event;
import dev.yagura.query.RulePlan;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules that run, at one generation, with their prefilter. Immutable, thread-safe. */
public final class CompiledRuleSet {

  private final long generation;
  private final List<ActiveRule> rules;
  private final Map<String, ActiveRule> byId;
  private final Map<String, List<String>> problems;
  private final Prefilter prefilter;

  /**
   * @param generation counts the changes of what is enabled or of how it compiles
   * @param rules in any order
   * @param problems why enabled rules do not run, by their id
   */
  public CompiledRuleSet(
      long generation, List<ActiveRule> rules, Map<String, List<String>> problems) {
    this.generation = generation;
    this.rules = rules.stream().sorted(Comparator.comparing(ActiveRule::id)).toList();
    this.byId = this.rules.stream().collect(Collectors.toMap(ActiveRule::id, Function.identity()));
    this.problems = Map.copyOf(problems);
    this.prefilter = new Prefilter(this.rules);
  }

  /** Counts the changes of what is enabled or of how it compiles. */
  public long generation() {
    return generation;
  }

  /** In order of their ids; base rules that only feed a window are not among them. */
  public List<ActiveRule> rules() {
    return rules;
  }

  /** Why enabled rules do not run, by their id. */
  public Map<String, List<String>> problems() {
    return problems;
  }

  /** The rule of an id, where it runs. */
  public Optional<ActiveRule> rule(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The longest window that any of them counts in; zero without windows. */
  public Duration longestWindow() {
    return rules.stream()
        .map(rule -> rule.compiled().plan())
        .filter(RulePlan.Window.class::isInstance)
        .map(plan -> ((RulePlan.Window) plan).timespan())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Whether {@link #candidates} looks at raw text at all. */
  public boolean looksAtRaw() {
    return prefilter.looksAtRaw();
  }

  /**
   * The ids of the rules that may match the event; any other cannot.
   *
   * @param rawText its lines, decoded and joined by newline
   */
  public List<String> candidates(Event event, String rawText) {
    return prefilter.candidates(event, rawText);
  }
}

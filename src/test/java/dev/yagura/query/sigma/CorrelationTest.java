package dev.yagura.query.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.Compilation;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.RuleCompiler;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition.Kind;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {

  /** The window, which stands behind the rules that it counts on. */
  private static CompiledRule last(Compilation compilation) {
    return compilation.rules().get(compilation.rules().size() - 1);
  }

  private static final String BASES =
      """
      title: Failed sign-in
      id: 0f0e0d0c-0000-4000-8000-000000000001
      name: failed
      logsource: {product: linux, service: sshd}
      detection:
        s: {action: failure}
        condition: s
      ---
      title: Sign-in
      id: 0f0e0d0c-0000-4000-8000-000000000002
      name: worked
      logsource: {product: linux, service: sshd}
      detection:
        s: {action: success}
        condition: s
      """;

  private static final String HEAD =
      """
      title: Correlated
      id: 0f0e0d0c-0000-4000-8000-000000000009
      level: critical
      correlation:
      """;

  @Test
  void eventsAreCountedPerGroup() {
    RulePlan.Window window =
        window(
            """
            type: event_count
            rules: [failed]
            group-by: [src, user]
            timespan: 5m
            condition: {gte: 10, lt: 1000}
            """);

    assertThat(window.condition().kind()).isEqualTo(Kind.EVENT_COUNT);
    assertThat(window.condition().tests()).isEqualTo(Map.of("gte", 10.0, "lt", 1000.0));
    assertThat(window.timespan()).isEqualTo(Duration.ofMinutes(5));
    assertThat(window.bucketed()).isFalse();
    assertThat(window.generatesBaseAlerts()).isFalse();
    assertThat(window.bases())
        .singleElement()
        .satisfies(
            base -> {
              assertThat(base.name()).isEqualTo("failed");
              assertThat(base.ruleId()).isEqualTo("0f0e0d0c-0000-4000-8000-000000000001");
              assertThat(base.groupBy()).containsExactly("src", "user");
              assertThat(base.counted()).isEmpty();
            });
  }

  @Test
  void referencesByIdAndFromOtherFilesAndAliases() {
    RulePlan.Window window =
        window(
            """
            type: temporal_ordered
            rules:
              - 0F0E0D0C-0000-4000-8000-000000000001
              - worked
            group-by: [who]
            aliases:
              who: {failed: src_user, worked: user}
            timespan: 1h
            """);

    assertThat(window.condition().kind()).isEqualTo(Kind.TEMPORAL_ORDERED);
    assertThat(window.condition().tests()).isEmpty();
    assertThat(window.bases()).extracting(RulePlan.Base::name).containsExactly("failed", "worked");
    assertThat(window.bases())
        .extracting(RulePlan.Base::groupBy)
        .containsExactly(List.of("src_user"), List.of("user"));
  }

  @Test
  void valuesAreCounted() {
    RulePlan.Window window =
        window(
            """
            type: value_count
            rules: failed
            group-by: [src]
            timespan: 1d
            condition: {field: [user, dest], gt: 3}
            """);

    assertThat(window.condition().kind()).isEqualTo(Kind.VALUE_COUNT);
    assertThat(window.bases().get(0).counted()).containsExactly("user", "dest");
  }

  @ParameterizedTest
  @CsvSource({
    "value_sum, VALUE_SUM",
    "value_avg, VALUE_AVG",
    "value_percentile, VALUE_PERCENTILE",
    "temporal, TEMPORAL"
  })
  void otherTypes(String written, Kind kind) {
    String field = written.startsWith("value") ? "field: bytes, " : "";

    assertThat(
            window(
                    "type: %s\nrules: [failed, worked]\ntimespan: 30s\ncondition: {%sgte: 1.5}\n"
                        .formatted(written, field))
                .condition()
                .kind())
        .isEqualTo(kind);
  }

  @Test
  void percentileNamesWhich() {
    assertThat(
            window(
                    "type: value_percentile\nrules: failed\ntimespan: 1M\n"
                        + "condition: {field: bytes, gte: 500, percentile: 95}\n")
                .condition()
                .tests())
        .containsEntry("percentile", 95.0);
  }

  @Test
  void basesAreCompiledBesideTheirWindowWhichSaysWhetherTheyAreHeard() {
    String counting = "type: event_count\nrules: failed\ntimespan: 5m\ncondition: {gte: 10}\n";

    for (boolean heard : new boolean[] {false, true}) {
      List<CompiledRule> rules = compile(counting + "generate: " + heard + "\n").rules();
      assertThat(rules)
          .extracting(rule -> rule.metadata().title())
          .containsExactly("Failed sign-in", "Sign-in", "Correlated");
      assertThat(((RulePlan.Window) rules.get(2).plan()).generatesBaseAlerts()).isEqualTo(heard);
    }
  }

  @Test
  void onlyTheOutermostRuleSaysHowSevere() {
    CompiledRule rule = last(compile("type: temporal\nrules: [failed, worked]\ntimespan: 5m\n"));

    assertThat(rule.metadata().level()).isEqualTo("critical");
    assertThat(rule.metadata().logSource()).containsEntry("service", "sshd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "type: nope|rules: failed|timespan: 5m|condition: {gte: 1}; nope",
        "type: event_count|rules: nobody|timespan: 5m|condition: {gte: 1}; nobody",
        "type: event_count|rules: failed|timespan: 5x|condition: {gte: 1}; timespan",
        "type: event_count|rules: failed|timespan: 5m; gte: 10",
        "type: event_count|rules: failed|timespan: 5m|condition: {around: 1}; around",
        "type: event_count|rules: failed|timespan: 5m|condition: {gte: many}; number",
        "type: value_count|rules: failed|timespan: 5m|condition: {gte: 1}; field",
        "type: temporal|rules: [failed, worked]|timespan: 5m|condition: failed and not worked; names",
        "type: temporal|rules: [failed, 0f0e0d0c-0000-4000-8000-000000000009]|timespan: 5m; orrelations",
        "type: event_count|timespan: 5m|condition: {gte: 1}; names the rules",
        "type: event_count|rules: failed|timespan: 5m|condition: {gte: 1}|aliases: {a: {other: b}}|group-by: [a]; other"
      })
  void faultsAreTold(String lines, String word) {
    Compilation compilation = compile(lines.replace('|', '\n') + "\n");

    assertThat(compilation.rules()).extracting(rule -> rule.metadata().title()).hasSize(2);
    assertThat(compilation.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.message()).contains(word);
              assertThat(problem.line()).isPositive();
              assertThat(problem.kind()).isNotEqualTo(RuleProblem.Kind.WARNING);
            });
  }

  @Test
  void countingInTheConditionOfSigma1() {
    Compilation compilation =
        new RuleCompiler()
            .compile(
                List.of(
                    new RuleSource(
                        "old.yml",
                        BASES.replace(
                            "  condition: s\n---",
                            "  timeframe: 10m\n  condition: s | count(user) by src > 3\n---"))),
                Map.of());
    RulePlan.Window window = (RulePlan.Window) compilation.rules().get(0).plan();

    assertThat(window.condition().kind()).isEqualTo(Kind.VALUE_COUNT);
    assertThat(window.condition().tests()).isEqualTo(Map.of("gt", 3.0));
    assertThat(window.timespan()).isEqualTo(Duration.ofMinutes(10));
    assertThat(window.bases().get(0).groupBy()).containsExactly("src");
    assertThat(window.bases().get(0).counted()).containsExactly("user");
  }

  private static RulePlan.Window window(String correlation) {
    Compilation compilation = compile(correlation);
    assertThat(compilation.problems()).isEmpty();
    List<CompiledRule> rules = new ArrayList<>(compilation.rules());
    return (RulePlan.Window) rules.get(rules.size() - 1).plan();
  }

  private static Compilation compile(String correlation) {
    return new RuleCompiler()
        .compile(
            List.of(
                new RuleSource("correlation.yml", HEAD + correlation.indent(2)),
                new RuleSource("bases.yml", BASES)),
            Map.of());
  }
}

package dev.yagura.query.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.Compilation;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.RuleCompiler;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All Linux rules of SigmaHQ, unmodified. */
class SigmaCorpusTest {

  @Test
  void activeRulesCompile() {
    List<RuleSource> sources = SigmaCorpus.sources();
    if (sources.isEmpty()) {
      return;
    }
    List<RuleSource> active =
        sources.stream().filter(source -> !source.file().startsWith("unsupported")).toList();
    Compilation compilation = new RuleCompiler().compile(active, Map.of());

    System.out.printf(
        "Sigma corpus: %d of %d active rules compile%n", compilation.rules().size(), active.size());
    assertThat(compilation.problems()).isEmpty();
    assertThat(compilation.rules()).hasSize(248);
  }

  @Test
  void everyDocumentIsAccountedFor() {
    List<RuleSource> sources = SigmaCorpus.sources();
    if (sources.isEmpty()) {
      return;
    }
    Compilation compilation = new RuleCompiler().compile(sources, Map.of());

    compilation.problems().forEach(problem -> System.out.println("Sigma corpus: " + problem));
    long rejected = compilation.problems().stream().map(RuleProblem::file).distinct().count();
    assertThat(compilation.rules().size() + rejected).isEqualTo(255);
    assertThat(compilation.problems())
        .allSatisfy(problem -> assertThat(problem.line()).isPositive());
  }

  @Test
  void mostRulesHaveALiteralForThePrefilter() {
    List<RuleSource> sources = SigmaCorpus.sources();
    if (sources.isEmpty()) {
      return;
    }
    Compilation compilation = new RuleCompiler().compile(sources, Map.of());
    List<CompiledRule> without =
        compilation.rules().stream()
            .filter(rule -> SigmaCorpus.query(rule).requiredLiterals().isEmpty())
            .toList();

    System.out.printf("Sigma corpus: %d rules have no literal%n", without.size());
    without.forEach(
        rule -> System.out.println("Sigma corpus: no literal: " + rule.metadata().title()));
    compilation
        .rules()
        .forEach(
            rule ->
                rule.warnings()
                    .forEach(
                        w -> System.out.println("Sigma corpus: " + w.file() + " " + w.message())));
    assertThat(without.size()).isLessThan(20);
  }
}

package dev.yagura.query.spl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.query.Compilation;
import dev.yagura.query.RuleCompiler;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleProblem.Kind;
import dev.yagura.query.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** All Linux detections of Splunk Security Content, as published. */
class EscuCorpusTest {

  private static final Path DETECTIONS = Path.of("../shared/corpora/escu-linux/detections");

  @Test
  void mostDetectionsCompileAndTheOthersSayWhyNot() {
    List<RuleSource> sources = sources();
    Map<String, String> table = new TreeMap<>();
    int compiled = 0;
    for (RuleSource source : sources) {
      Compilation result = new RuleCompiler().compile(List.of(source), Map.of());
      compiled += result.rules().size();
      table.put(source.file(), describe(result));
      assertThat(result.rules().isEmpty() ? placed(result.problems()) : 1)
          .as("%s: a rule, or a placed reason: %s", source.file(), result.problems())
          .isPositive();
    }
    table.forEach((file, outcome) -> System.out.println("escu " + file + ": " + outcome));
    System.out.printf("escu: %d of %d detections compile%n", compiled, sources.size());
    assertThat(sources).hasSize(157);
    assertThat(compiled).isGreaterThanOrEqualTo(150);
  }

  private static long placed(List<RuleProblem> problems) {
    return problems.stream()
        .filter(p -> p.kind() == Kind.UNSUPPORTED && p.line() > 1 && p.column() > 0)
        .filter(p -> !p.message().isBlank() && p.ruleId() != null)
        .count();
  }

  private static String describe(Compilation result) {
    if (result.rules().isEmpty()) {
      return "not supported: " + messages(result.problems());
    }
    RulePlan plan = result.rules().get(0).plan();
    String shape =
        plan instanceof RulePlan.Window window
            ? "window of "
                + window.timespan()
                + (window.bucketed() ? " (buckets)" : " (sliding)")
                + " "
                + window.condition()
            : "single";
    return shape + messages(result.rules().get(0).warnings());
  }

  private static String messages(List<RuleProblem> problems) {
    StringBuilder text = new StringBuilder();
    problems.forEach(p -> text.append(" [%d:%d %s]".formatted(p.line(), p.column(), p.message())));
    return text.toString();
  }

  static List<RuleSource> sources() {
    if (!Files.isDirectory(DETECTIONS)) {
      assertThat(System.getenv("CI")).as("the corpora are missing in CI").isNotEqualTo("true");
      System.out.println("escu: 157 detections skipped, the corpora are not here");
      Assumptions.abort("no corpora");
    }
    try (Stream<Path> files = Files.walk(DETECTIONS)) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .sorted()
          .map(file -> new RuleSource(file.getFileName().toString(), read(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

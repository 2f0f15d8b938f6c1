package dev.yagura.query.sigma;

import dev.yagura.query.CompiledRule;
import dev.yagura.query.EventQuery;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rules in {@code ../shared/corpora/sigma-linux}. */
final class SigmaCorpus {

  private static final Path FOLDER = Path.of("..", "shared", "corpora", "sigma-linux");

  private SigmaCorpus() {}

  /** All rules by their path in the corpus; none, with a printed word, where it is absent. */
  static List<RuleSource> sources() {
    if (!Files.isDirectory(FOLDER)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException("The Sigma corpus is missing: " + FOLDER.toAbsolutePath());
      }
      System.out.println("Sigma corpus: absent, 255 rules skipped");
      return List.of();
    }
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .sorted()
          .map(SigmaCorpus::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static EventQuery query(CompiledRule rule) {
    return rule.plan() instanceof RulePlan.Window window
        ? window.bases().get(0).query()
        : ((RulePlan.Single) rule.plan()).query();
  }

  private static RuleSource read(Path file) {
    try {
      return new RuleSource(FOLDER.relativize(file).toString(), Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package dev.yagura.normalize.audit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The logs that others published, beside the project; never copied into it. */
final class Corpus {

  private static final Path LOGS = Path.of("../shared/corpora/logs");

  private Corpus() {}

  /** A file or directory of the corpus; skips the test where it is absent, fails it under CI. */
  static Path need(String name) {
    Path path = LOGS.resolve(name);
    if (!Files.exists(path)) {
      System.out.println("corpus absent, 1 test skipped: " + name);
      if ("true".equals(System.getenv("CI"))) {
        fail("corpus absent: " + path.toAbsolutePath());
      }
    }
    assumeTrue(Files.exists(path));
    return path;
  }
}

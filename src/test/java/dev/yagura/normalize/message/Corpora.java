package dev.yagura.normalize.message;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log corpora beside the project: absent on most machines, but never in CI. */
final class Corpora {

  private static final Path LOGS = Path.of("../shared/corpora/logs");

  private Corpora() {}

  /** The lines of a file; where it is absent the test is skipped, or fails in CI. */
  static List<String> lines(String file) throws IOException {
    return List.of(text(file).split("\n"));
  }

  static String text(String file) throws IOException {
    Path path = LOGS.resolve(file);
    if (!Files.exists(path)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("missing in CI: " + path);
      }
      System.out.println("skipped, 1 corpus file is absent: " + path);
      assumeTrue(false, "no " + path);
    }
    return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
  }
}

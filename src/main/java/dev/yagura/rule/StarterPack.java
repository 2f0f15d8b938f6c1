package dev.yagura.rule;

import dev.yagura.query.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Brings the rules that ship with the console into the catalogue at every start. */
@Component
@Order(10)
class StarterPack implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StarterPack.class);
  private static final String FILES = "classpath*:dev/yagura/rule/starter/*.yml";
  private static final String TESTS = "dev/yagura/rule/starter/tests/";

  /** The name of the pack. */
  static final String NAME = "starter";

  private final RuleCatalogue catalogue;

  StarterPack(RuleCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<RuleSource> sources = shipped();
    if (sources.isEmpty()) {
      return;
    }
    ImportReport report = catalogue.importRules(NAME, true, sources, Map.of(), "yagura");
    LOG.info(
        "Starter rules: {} new, {} updated, {} as before",
        report.imported(),
        report.updated(),
        report.unchanged());
    report
        .rejected()
        .forEach(
            problem ->
                LOG.error(
                    "Starter rule {} line {}: {}",
                    problem.file(),
                    problem.line(),
                    problem.message()));
  }

  private static List<RuleSource> shipped() {
    try {
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
      return Arrays.stream(files)
          .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
          .map(StarterPack::source)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The tests beside a file of the pack. */
  static List<String> tests(String file) {
    ClassPathResource tests = new ClassPathResource(TESTS + file);
    try {
      return tests.exists() ? List.of(tests.getContentAsString(StandardCharsets.UTF_8)) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static RuleSource source(Resource file) {
    try {
      return new RuleSource(
          Objects.requireNonNull(file.getFilename()),
          file.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

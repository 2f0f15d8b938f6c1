package dev.yagura.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The tests that the starter rules ship with. They are run when the console is built. */
@Component
public class StarterTests {

  private static final String FILES = "classpath*:dev/yagura/rule/starter/tests/*.yml";

  /**
   * A test of a rule.
   *
   * @param expectsMatch whether its lines are to raise an alert
   */
  public record StarterTest(String name, boolean expectsMatch) {}

  private final Map<String, List<StarterTest>> tests = new HashMap<>();

  StarterTests() {
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        try (InputStream text = file.getInputStream()) {
          YamlHead.read(new String(text.readAllBytes(), StandardCharsets.UTF_8))
              .ifPresent(yaml -> yaml.documents().forEach(this::add));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void add(Map<?, ?> document) {
    if (document.get("rule") instanceof String rule
        && document.get("samples") instanceof List<?> samples) {
      List<StarterTest> known = tests.computeIfAbsent(rule, id -> new ArrayList<>());
      for (Object sample : samples) {
        if (sample instanceof Map<?, ?> map) {
          known.add(
              new StarterTest(String.valueOf(map.get("name")), "alert".equals(map.get("expect"))));
        }
      }
    }
  }

  /** The tests of a rule; none for a rule that did not ship with the console. */
  public List<StarterTest> of(String ruleId) {
    return List.copyOf(tests.getOrDefault(ruleId, List.of()));
  }
}

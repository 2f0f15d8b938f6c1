package dev.yagura.rule.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A rule file of the starter pack and the samples beside it ({@code
 * docs/decisions/0011-samples-beside-rules.md}).
 *
 * @param file the name of the rule file, without its ending
 * @param text the rule file as it stands
 * @param documents its YAML documents; the last is the rule that alerts
 * @param ruleId the id that the samples speak of
 * @param received when the lines are said to have arrived; short syslog lines have no year
 */
public record RuleSamples(
    String file,
    String text,
    List<Map<String, Object>> documents,
    String ruleId,
    Instant received,
    List<Sample> samples) {

  private static final Path STARTER = Path.of("src/main/resources/dev/yagura/rule/starter");

  /**
   * Lines that are received together, on an empty store.
   *
   * @param alerts whether the rule must alert at least once, or not at all
   * @param lines in wire form, repetition already written out
   */
  public record Sample(String name, boolean alerts, String sourcetype, List<String> lines) {}

  /** All rule files in alphabetical order. A rule file without its samples is an error. */
  public static List<RuleSamples> all() {
    try (Stream<Path> files = Files.list(STARTER)) {
      return files
          .filter(path -> path.toString().endsWith(".yml"))
          .sorted()
          .map(RuleSamples::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleSamples read(Path rule) {
    String name = rule.getFileName().toString();
    String text = textOf(rule);
    Map<String, Object> tests = documents(textOf(STARTER.resolve("tests").resolve(name))).get(0);
    return new RuleSamples(
        name.replace(".yml", ""),
        text,
        documents(text),
        (String) tests.get("rule"),
        Instant.parse((String) tests.get("received")),
        maps(tests.get("samples")).stream().map(RuleSamples::sample).toList());
  }

  private static Sample sample(Map<String, Object> entry) {
    String expect = (String) entry.get("expect");
    if (!List.of("alert", "silence").contains(expect)) {
      throw new IllegalArgumentException("expect: alert or silence, not " + expect);
    }
    return new Sample(
        (String) entry.get("name"),
        expect.equals("alert"),
        (String) entry.get("sourcetype"),
        repeated(strings(entry.get("lines")), (Integer) entry.getOrDefault("repeat", 1)));
  }

  /** The lines {@code times} times over, with {@code {n}} replaced by 1, 2, 3 … */
  private static List<String> repeated(List<String> lines, int times) {
    return IntStream.rangeClosed(1, times)
        .boxed()
        .flatMap(n -> lines.stream().map(line -> line.replace("{n}", n.toString())))
        .toList();
  }

  private static String textOf(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> documents(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<Map<String, Object>> documents = new ArrayList<>();
    StreamSupport.stream(new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false)
        .forEach(document -> documents.add((Map<String, Object>) document));
    return documents;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object value) {
    return (List<String>) value;
  }
}

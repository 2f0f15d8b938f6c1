package dev.yagura.query.sigma;

import dev.yagura.event.EventLevel;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.plan.Pattern;
import dev.yagura.query.plan.Test;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The table {@code log-sources.yaml}. */
final class LogSourceTable {

  private static final String RESOURCE = "/dev/yagura/query/sigma/log-sources.yaml";
  private static final LogSourceTable INSTANCE = load();

  private final LogSource product;
  private final Map<String, LogSource> categories;
  private final Map<String, LogSource> services;

  private LogSourceTable(Map<String, Object> root) {
    this.product = read(map(root.get("product")));
    this.categories = readAll(root.get("categories"));
    this.services = readAll(root.get("services"));
  }

  /** Log source of {@code product: linux} and nothing else. */
  static LogSource product() {
    return INSTANCE.product;
  }

  static Optional<LogSource> category(String name) {
    return Optional.ofNullable(INSTANCE.categories.get(name));
  }

  static Optional<LogSource> service(String name) {
    return Optional.ofNullable(INSTANCE.services.get(name));
  }

  /** The log source of a service that is not listed: its name is the program's. */
  static LogSource program(String name) {
    return read(
        Map.of(
            "excluded",
            INSTANCE.product.scope().excludedSourcetypes().stream().sorted().toList(),
            "programs",
            List.of(name)));
  }

  private static LogSourceTable load() {
    try (InputStream yaml = LogSourceTable.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new LogSourceTable(map(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml)));
    } catch (IOException failure) {
      throw new UncheckedIOException(RESOURCE, failure);
    }
  }

  private static Map<String, LogSource> readAll(@Nullable Object yaml) {
    Map<String, LogSource> sources = new HashMap<>();
    map(yaml).forEach((name, source) -> sources.put(name, read(map(source))));
    return Map.copyOf(sources);
  }

  private static LogSource read(Map<String, Object> source) {
    EventLevel level =
        "audit_record".equals(source.get("level")) ? EventLevel.AUDIT_RECORD : EventLevel.EVENT;
    List<Condition> also = new ArrayList<>();
    map(source.get("equals"))
        .forEach(
            (field, value) ->
                also.add(
                    Condition.or(
                        (value instanceof List<?> ? list(value) : List.of(value.toString()))
                            .stream().map(one -> test(field, one)).toList())));
    List<Condition> programs = new ArrayList<>();
    for (String program : list(source.get("programs"))) {
      programs.add(test("program", program));
      programs.add(test("sourcetype", program));
    }
    list(source.get("also_sourcetypes")).forEach(name -> programs.add(test("sourcetype", name)));
    if (!programs.isEmpty()) {
      also.add(Condition.or(programs));
    }
    EventScope scope =
        new EventScope(
            Set.copyOf(list(source.get("sourcetypes"))),
            Set.copyOf(list(source.get("excluded"))),
            Set.copyOf(list(source.get("models"))),
            Set.of());
    return new LogSource(level, scope, Condition.and(also));
  }

  private static Condition test(String field, String value) {
    return new Test.PatternTest(field, Pattern.literal(value), false);
  }

  private static Map<String, Object> map(@Nullable Object yaml) {
    Map<String, Object> map = new HashMap<>();
    if (yaml instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  private static List<String> list(@Nullable Object yaml) {
    return yaml instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
  }
}

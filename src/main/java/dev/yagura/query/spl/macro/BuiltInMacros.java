package dev.yagura.query.spl.macro;

import dev.yagura.query.RuleCompiler.Macro;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The macros that Splunk's content expects of its surroundings, from {@code macros.yaml}. */
final class BuiltInMacros {

  /** By name with arity. */
  static final Map<String, Macro> ALL = load();

  private BuiltInMacros() {}

  private static Map<String, Macro> load() {
    try (InputStream stream = BuiltInMacros.class.getResourceAsStream("macros.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("macros.yaml is missing from the program");
      }
      List<Map<String, Object>> entries =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
      Map<String, Macro> macros = new HashMap<>();
      for (Map<String, Object> entry : entries) {
        Macro macro = macro(entry);
        macros.put(macro.name() + "(" + macro.arguments().size() + ")", macro);
      }
      return Map.copyOf(macros);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Macro macro(Map<String, Object> entry) {
    List<String> arguments =
        entry.get("arguments") instanceof List<?> names
            ? names.stream().map(String::valueOf).toList()
            : List.of();
    return new Macro(
        String.valueOf(entry.get("name")), arguments, String.valueOf(entry.get("definition")));
  }
}

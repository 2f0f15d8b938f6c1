package dev.yagura.query.spl.macro;

import dev.yagura.query.RuleCompiler.Macro;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The macros that a search may use: given ones before built-in ones. Immutable. */
public final class Macros {

  private final Map<String, Macro> byKey;

  private Macros(Map<String, Macro> byKey) {
    this.byKey = Map.copyOf(byKey);
  }

  /**
   * Given macros over the built-in ones.
   *
   * @param given by name with arity ({@code security_content_ctime(1)}); by bare name is as good
   */
  public static Macros with(Map<String, Macro> given) {
    Map<String, Macro> all = new HashMap<>(BuiltInMacros.ALL);
    for (Macro macro : given.values()) {
      all.put(key(macro.name(), macro.arguments().size()), macro);
    }
    return new Macros(all);
  }

  /**
   * The macro of a name and number of arguments. One whose name ends in {@code _filter} and that
   * nobody gave passes everything: it is the place for exclusions, empty until filled.
   */
  public Optional<Macro> find(String name, int arguments) {
    Macro macro = byKey.get(key(name, arguments));
    if (macro == null && arguments == 0 && name.endsWith("_filter")) {
      return Optional.of(new Macro(name, List.of(), "search *"));
    }
    return Optional.ofNullable(macro);
  }

  /** Whether there is a macro of this name with any number of arguments. */
  public boolean knows(String name) {
    return byKey.values().stream().anyMatch(macro -> bareName(macro.name()).equals(name));
  }

  private static String key(String name, int arguments) {
    return bareName(name) + "(" + arguments + ")";
  }

  private static String bareName(String name) {
    int bracket = name.indexOf('(');
    return (bracket < 0 ? name : name.substring(0, bracket)).strip();
  }
}

package dev.yagura.query;

import java.util.List;
import java.util.Map;

/** Compiles Sigma and Splunk rules, unmodified. Thread-safe; never throws on a rule's content. */
public final class RuleCompiler {

  /**
   * Compiles files together: a correlation may refer to rules in any of them.
   *
   * @param macros Splunk macros by name with arity, {@code security_content_ctime(1)}; they come
   *     before the built-in ones. A {@code <name>_filter} macro that is not given passes everything
   */
  public Compilation compile(List<RuleSource> sources, Map<String, Macro> macros) {
    throw new IllegalStateException("being built");
  }

  /**
   * A Splunk macro.
   *
   * @param arguments argument names in order
   * @param definition its text with {@code $argument$} places
   */
  public record Macro(String name, List<String> arguments, String definition) {}
}

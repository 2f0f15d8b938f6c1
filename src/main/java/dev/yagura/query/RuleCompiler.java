package dev.yagura.query;

import dev.yagura.query.sigma.SigmaCompiler;
import dev.yagura.query.spl.SplRuleCompiler;
import dev.yagura.query.yaml.YamlDocument;
import dev.yagura.query.yaml.YamlReader;
import java.util.ArrayList;
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
    List<RuleProblem> problems = new ArrayList<>();
    List<CompiledRule> rules = new ArrayList<>();
    List<YamlDocument> sigma = new ArrayList<>();
    SplRuleCompiler splunk = new SplRuleCompiler();
    for (RuleSource source : sources) {
      for (YamlDocument document : YamlReader.read(source, problems)) {
        if (document.scalar("search").isPresent() && document.get("detection").isEmpty()) {
          Compilation one = splunk.compile(document, macros);
          rules.addAll(one.rules());
          problems.addAll(one.problems());
        } else {
          sigma.add(document);
        }
      }
    }
    Compilation rest = SigmaCompiler.compile(sigma);
    rules.addAll(rest.rules());
    problems.addAll(rest.problems());
    return new Compilation(List.copyOf(rules), List.copyOf(problems));
  }

  /**
   * A Splunk macro.
   *
   * @param arguments argument names in order
   * @param definition its text with {@code $argument$} places
   */
  public record Macro(String name, List<String> arguments, String definition) {}
}

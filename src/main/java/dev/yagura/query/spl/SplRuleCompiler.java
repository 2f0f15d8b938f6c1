package dev.yagura.query.spl;

import dev.yagura.query.Compilation;
import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.yaml.YamlDocument;
import java.util.List;
import java.util.Map;

/** Compiles Splunk detections. */
public final class SplRuleCompiler {

  /** The rule of one document, or why there is none. Never throws on content. */
  public Compilation compile(YamlDocument document, Map<String, Macro> macros) {
    return new Compilation(
        List.of(),
        List.of(
            document.problem(
                RuleProblem.Kind.UNSUPPORTED,
                document.root(),
                "Splunk searches are not supported yet")));
  }
}

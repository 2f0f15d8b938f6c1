package dev.yagura.query.sigma;

import dev.yagura.query.RuleProblem;
import dev.yagura.query.RuleProblem.Kind;
import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers all findings about one document, so that none hides another. */
final class Findings {

  private final YamlDocument document;
  private final List<RuleProblem> all = new ArrayList<>();

  Findings(YamlDocument document) {
    this.document = document;
  }

  void invalid(Node at, String message) {
    all.add(document.problem(Kind.INVALID, at, message));
  }

  void unsupported(Node at, String message) {
    all.add(document.problem(Kind.UNSUPPORTED, at, message));
  }

  void warning(Node at, String message) {
    RuleProblem warning = document.problem(Kind.WARNING, at, message);
    if (!all.contains(warning)) {
      all.add(warning);
    }
  }

  /**
   * @param offset 0-based place in the scalar's text
   */
  void add(Kind kind, Node at, int offset, String message) {
    all.add(document.problem(kind, at, offset, message));
  }

  /** Whether the document cannot run. */
  boolean stop() {
    return all.stream().anyMatch(problem -> problem.kind() != Kind.WARNING);
  }

  List<RuleProblem> all() {
    return List.copyOf(all);
  }
}

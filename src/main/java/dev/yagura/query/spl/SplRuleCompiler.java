package dev.yagura.query.spl;

import dev.yagura.query.Compilation;
import dev.yagura.query.CompiledRule;
import dev.yagura.query.RuleCompiler.Macro;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RuleProblem;
import dev.yagura.query.spl.macro.MacroExpander;
import dev.yagura.query.spl.macro.Macros;
import dev.yagura.query.spl.parse.PipelineParser;
import dev.yagura.query.spl.plan.Detection;
import dev.yagura.query.spl.plan.DetectionPlanner;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Places;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.tree.Pipeline;
import dev.yagura.query.yaml.ScalarPlaces;
import dev.yagura.query.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Compiles Splunk detections. Thread-safe. */
public final class SplRuleCompiler {

  /** The rule of one document, or why there is none. Never throws on content. */
  public Compilation compile(YamlDocument document, Map<String, Macro> macros) {
    List<RuleProblem> problems = new ArrayList<>();
    RuleMetadata metadata = DetectionMetadata.read(document, problems);
    Optional<Node> search = document.get("search");
    if (search.isEmpty() || !(search.get() instanceof ScalarNode scalar)) {
      problems.add(
          document.problem(
              RuleProblem.Kind.INVALID,
              search.orElse(document.root()),
              "A detection needs a search"));
      return new Compilation(List.of(), problems);
    }
    Places places = places(scalar, document);
    List<Problem> found = new ArrayList<>();
    Optional<Detection> detection =
        detection(PlacedText.of(scalar.getValue(), places), macros, metadata.id(), found);
    for (Problem problem : found) {
      problems.add(ruleProblem(document, problem));
    }
    boolean rejected = problems.stream().anyMatch(p -> p.kind() != RuleProblem.Kind.WARNING);
    if (rejected || detection.isEmpty()) {
      return new Compilation(List.of(), problems);
    }
    CompiledRule rule =
        new CompiledRule(metadata, document.text(), detection.get().plan(), List.copyOf(problems));
    return new Compilation(List.of(rule), List.of());
  }

  private static Optional<Detection> detection(
      PlacedText search, Map<String, Macro> macros, String ruleId, List<Problem> problems) {
    try {
      PlacedText expanded = new MacroExpander(Macros.with(macros)).expand(search);
      int control = expanded.text().indexOf('\0');
      if (control >= 0) {
        throw new ProblemException(
            Problem.invalid(expanded.placeAt(control), "no event can hold the character U+0000"));
      }
      Pipeline pipeline = PipelineParser.parse(expanded);
      problems.addAll(pipeline.problems());
      if (pipeline.problems().stream().anyMatch(p -> p.kind() != Problem.Kind.WARNING)) {
        return Optional.empty();
      }
      Detection detection = DetectionPlanner.plan(pipeline, ruleId);
      problems.addAll(detection.warnings());
      return Optional.of(detection);
    } catch (ProblemException e) {
      problems.add(e.problem());
      return Optional.empty();
    }
  }

  private static Places places(ScalarNode scalar, YamlDocument document) {
    Places ofFile = Places.of(document.text());
    Place start =
        new Place(
            document.linesBefore() + scalar.getStartMark().getLine() + 1,
            scalar.getStartMark().getColumn() + 1);
    return ScalarPlaces.offsets(scalar, document.text())
        .filter(offsets -> offsets.length > 0)
        .<Places>map(
            offsets ->
                at -> {
                  Place place = ofFile.at(offsets[Math.max(0, Math.min(at, offsets.length - 1))]);
                  return new Place(document.linesBefore() + place.line(), place.column());
                })
        .orElse(at -> start);
  }

  private static RuleProblem ruleProblem(YamlDocument document, Problem problem) {
    RuleProblem.Kind kind =
        switch (problem.kind()) {
          case INVALID -> RuleProblem.Kind.INVALID;
          case UNSUPPORTED -> RuleProblem.Kind.UNSUPPORTED;
          case WARNING -> RuleProblem.Kind.WARNING;
        };
    return new RuleProblem(
        kind,
        document.file(),
        document.id(),
        problem.place().line(),
        problem.place().column(),
        problem.message());
  }
}

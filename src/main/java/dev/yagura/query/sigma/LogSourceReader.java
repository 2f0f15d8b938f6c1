package dev.yagura.query.sigma;

import dev.yagura.query.RuleProblem.Kind;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventScope;
import dev.yagura.query.yaml.YamlDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Finds what a rule's {@code logsource} asks of events. */
final class LogSourceReader {

  private static final String OURS = "linux";

  private LogSourceReader() {}

  /** The log source; empty, with a finding, for a rule that is of no use here. */
  static Optional<LogSource> read(YamlDocument document, Findings findings) {
    Optional<Node> node = document.get("logsource");
    if (node.isEmpty() || !(node.get() instanceof MappingNode mapping)) {
      findings.invalid(node.orElse(document.root()), "A rule needs a logsource, a mapping");
      return Optional.empty();
    }
    Map<String, String> written = written(document);
    String product = written.getOrDefault("product", "");
    String category = written.getOrDefault("category", "");
    String service = written.getOrDefault("service", "");
    Node place = YamlDocument.get(mapping, "product").orElse(mapping);
    if (!product.isEmpty() && !product.equals(OURS)) {
      findings.add(
          Kind.OTHER_PRODUCT, place, 0, "The rule is for the product " + product + ", not linux");
      return Optional.empty();
    }
    boolean ours = product.equals(OURS);
    Optional<LogSource> ofCategory = LogSourceTable.category(category);
    Optional<LogSource> ofService = LogSourceTable.service(service);
    if (!ours && ofCategory.isEmpty() && ofService.isEmpty()) {
      findings.add(Kind.OTHER_PRODUCT, place, 0, "The rule is not for the product linux");
      return Optional.empty();
    }
    if (!category.isEmpty() && ofCategory.isEmpty()) {
      findings.unsupported(
          YamlDocument.get(mapping, "category").orElse(mapping),
          "There are no events of the category " + category + " here");
      return Optional.empty();
    }
    if (ofCategory.isPresent()) {
      return Optional.of(
          ofService.map(both -> narrowed(ofCategory.get(), both)).orElse(ofCategory.get()));
    }
    if (!service.isEmpty() && ofService.isEmpty()) {
      findings.warning(
          YamlDocument.get(mapping, "service").orElse(mapping),
          "The service " + service + " is not known; it is taken as the name of a program");
      return Optional.of(LogSourceTable.program(service));
    }
    return Optional.of(ofService.orElse(LogSourceTable.product()));
  }

  /** What the document says, lower-case but for the definition. */
  static Map<String, String> written(YamlDocument document) {
    Map<String, String> written = new LinkedHashMap<>();
    if (document.get("logsource").orElse(null) instanceof MappingNode mapping) {
      YamlDocument.entries(mapping)
          .forEach(
              (key, value) -> YamlDocument.text(value).ifPresent(text -> written.put(key, text)));
    }
    return written;
  }

  /** A category of one service only, as process_creation of sysmon. */
  private static LogSource narrowed(LogSource category, LogSource service) {
    EventScope one = category.scope();
    Set<String> sourcetypes =
        one.sourcetypes().isEmpty() ? service.scope().sourcetypes() : one.sourcetypes();
    return new LogSource(
        category.level(),
        new EventScope(sourcetypes, one.excludedSourcetypes(), one.models(), Set.of()),
        category.level() == service.level()
            ? Condition.and(java.util.List.of(category.also(), service.also()))
            : category.also());
  }
}

package dev.yagura.query.sigma;

import dev.yagura.query.CompiledRule;
import dev.yagura.query.RuleMetadata;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RulePlan.WindowCondition;
import dev.yagura.query.RulePlan.WindowCondition.Kind;
import dev.yagura.query.yaml.YamlDocument;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Compiles a correlation over rules that were read. */
final class CorrelationCompiler {

  private static final Set<String> OPERATORS = Set.of("gt", "gte", "lt", "lte", "eq", "neq");

  private final YamlDocument document;
  private final Findings findings;
  private final List<SigmaRule> rules;
  private final List<YamlDocument> correlations;

  CorrelationCompiler(
      YamlDocument document,
      Findings findings,
      List<SigmaRule> rules,
      List<YamlDocument> correlations) {
    this.document = document;
    this.findings = findings;
    this.rules = rules;
    this.correlations = correlations;
  }

  /** The rule; empty, with findings, where it cannot run. */
  Optional<CompiledRule> compile() {
    RuleMetadata metadata = MetadataReader.read(document, findings);
    if (!(document.get("correlation").orElse(null) instanceof MappingNode correlation)) {
      findings.invalid(document.root(), "A correlation is a mapping");
      return Optional.empty();
    }
    Optional<Kind> kind = kind(correlation);
    Optional<Duration> timespan = timespan(correlation);
    List<SigmaRule> referred = referred(correlation);
    if (kind.isEmpty() || timespan.isEmpty() || referred.isEmpty()) {
      return Optional.empty();
    }
    List<String> counted = new ArrayList<>();
    Map<String, Double> tests = tests(correlation, kind.get(), counted);
    List<RulePlan.Base> bases = new ArrayList<>();
    GroupKeys keys = GroupKeys.read(correlation, referred, findings);
    for (SigmaRule rule : referred) {
      String name = Optional.ofNullable(rule.metadata().name()).orElse(rule.metadata().id());
      bases.add(
          new RulePlan.Base(
              name, rule.metadata().id(), rule.query(), keys.of(rule), List.copyOf(counted)));
    }
    if (findings.stop()) {
      return Optional.empty();
    }
    boolean generate =
        YamlDocument.get(correlation, "generate")
            .or(() -> document.get("generate"))
            .flatMap(YamlDocument::text)
            .map(text -> text.equalsIgnoreCase("true"))
            .orElse(false);
    RulePlan plan =
        new RulePlan.Window(
            bases, timespan.get(), false, new WindowCondition(kind.get(), tests), generate);
    return Optional.of(
        new CompiledRule(
            withLogSource(metadata, referred.get(0)), document.text(), plan, findings.all()));
  }

  private Optional<Kind> kind(MappingNode correlation) {
    Optional<Node> type = YamlDocument.get(correlation, "type");
    String written = type.flatMap(YamlDocument::text).orElse("");
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(written)) {
        return Optional.of(kind);
      }
    }
    if (written.equals("value_median")) {
      findings.unsupported(
          type.orElse(correlation), "The correlation value_median is not supported");
    } else {
      findings.invalid(
          type.orElse(correlation), "There is no correlation of the type \"" + written + "\"");
    }
    return Optional.empty();
  }

  private Optional<Duration> timespan(MappingNode correlation) {
    Optional<Node> node =
        YamlDocument.get(correlation, "timespan")
            .or(() -> YamlDocument.get(correlation, "timeframe"));
    Optional<Duration> timespan = node.flatMap(YamlDocument::text).flatMap(Timespan::parse);
    if (timespan.isEmpty()) {
      findings.invalid(node.orElse(correlation), "A correlation needs a timespan such as 5m or 1h");
    }
    return timespan;
  }

  private List<SigmaRule> referred(MappingNode correlation) {
    Optional<Node> node = YamlDocument.get(correlation, "rules");
    List<SigmaRule> found = new ArrayList<>();
    List<String> references = node.map(YamlDocument::texts).orElse(List.of());
    if (references.isEmpty()) {
      findings.invalid(node.orElse(correlation), "A correlation names the rules it is about");
    }
    for (String reference : references) {
      Node place = node.orElse(correlation);
      Optional<SigmaRule> rule = rules.stream().filter(r -> r.isCalled(reference)).findFirst();
      if (rule.isPresent()) {
        found.add(rule.get());
        if (rule.get().aggregation().isPresent()) {
          findings.unsupported(place, "The rule \"" + reference + "\" counts by itself");
        }
      } else if (correlations.stream().anyMatch(other -> isCalled(other, reference))) {
        findings.unsupported(place, "Correlations of correlations are not supported");
      } else {
        findings.invalid(place, "There is no rule \"" + reference + "\" that can run");
      }
    }
    return found.size() == references.size() ? found : List.of();
  }

  private static boolean isCalled(YamlDocument document, String reference) {
    return reference.equalsIgnoreCase(document.id())
        || document.scalar("name").map(reference::equals).orElse(false);
  }

  private Map<String, Double> tests(MappingNode correlation, Kind kind, List<String> counted) {
    boolean temporal = kind == Kind.TEMPORAL || kind == Kind.TEMPORAL_ORDERED;
    Map<String, Double> tests = new LinkedHashMap<>();
    Optional<Node> node = YamlDocument.get(correlation, "condition");
    if (node.isEmpty() && temporal) {
      return tests;
    }
    if (node.isEmpty() || !(node.get() instanceof MappingNode condition)) {
      if (node.isPresent() && temporal) {
        findings.unsupported(node.get(), "Conditions over the names of rules are not supported");
      } else {
        findings.invalid(node.orElse(correlation), "The condition is a mapping such as gte: 10");
      }
      return tests;
    }
    YamlDocument.entries(condition).forEach((key, value) -> test(key, value, kind, tests, counted));
    boolean compares = tests.keySet().stream().anyMatch(OPERATORS::contains);
    if (!compares) {
      findings.invalid(condition, "The condition needs one of gt, gte, lt, lte, eq, neq");
    }
    boolean counts = kind.name().startsWith("VALUE_");
    if (counts && counted.isEmpty()) {
      findings.invalid(condition, "The condition of this correlation names a field");
    }
    if (counts && counted.size() > 1 && kind != Kind.VALUE_COUNT) {
      findings.invalid(condition, "The condition of this correlation names one field only");
    }
    return tests;
  }

  private void test(
      String key, Node value, Kind kind, Map<String, Double> tests, List<String> counted) {
    Optional<BigDecimal> number = YamlDocument.text(value).flatMap(NumberItems::number);
    boolean percentile = key.equals("percentile") && kind == Kind.VALUE_PERCENTILE;
    if (key.equals("field")) {
      counted.addAll(YamlDocument.texts(value));
    } else if (!OPERATORS.contains(key) && !percentile) {
      findings.invalid(value, "The condition has no test \"" + key + "\"");
    } else if (number.isEmpty()) {
      findings.invalid(value, "The condition compares with a number");
    } else {
      tests.put(key, number.get().doubleValue());
    }
  }

  private static RuleMetadata withLogSource(RuleMetadata own, SigmaRule first) {
    return new RuleMetadata(
        own.id(),
        own.name(),
        own.title(),
        own.language(),
        own.level(),
        own.type(),
        own.status(),
        own.description(),
        own.author(),
        own.techniques(),
        own.tags(),
        own.falsePositives(),
        own.references(),
        own.logSource().isEmpty() ? first.metadata().logSource() : own.logSource(),
        own.riskObjects(),
        own.message());
  }
}

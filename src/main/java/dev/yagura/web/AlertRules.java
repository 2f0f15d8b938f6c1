package dev.yagura.web;

import dev.yagura.alert.AlertSummary;
import dev.yagura.attack.AttackCatalogue;
import dev.yagura.query.RuleMetadata;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleDetail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules behind alerts, and the names of what they look for. */
@Component
final class AlertRules {

  private final RuleCatalogue catalogue;
  private final AttackCatalogue attack = AttackCatalogue.load();

  AlertRules(RuleCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The rule's text of the alert's version; what it says about itself, and its SQL, as of now. */
  AlertModel.RuleText text(AlertSummary.Rule rule) {
    Optional<RuleDetail> now = catalogue.find(rule.id());
    RuleMetadata metadata = now.map(RuleDetail::metadata).orElse(null);
    return new AlertModel.RuleText(
        rule.id(),
        rule.title(),
        rule.language(),
        rule.version(),
        metadata == null ? "" : prose(metadata.description()),
        metadata == null ? null : author(metadata),
        metadata == null ? List.of() : falsePositives(metadata),
        metadata == null ? List.of() : metadata.references(),
        catalogue.text(rule.id(), rule.version()).orElse(""),
        now.map(detail -> statements(detail.sql())).orElse(""));
  }

  /** The techniques with their names; what ATT&amp;CK does not know has none. */
  List<AlertModel.TechniqueName> techniques(List<String> ids) {
    return ids.stream()
        .map(
            id ->
                new AlertModel.TechniqueName(
                    id, attack.present(id).map(AttackCatalogue.Technique::name).orElse("")))
        .toList();
  }

  static String statements(List<String> sql) {
    return String.join(";\n\n", sql);
  }

  /** Text whose line ends only kept it within a file's width. */
  static String prose(String text) {
    return text.strip().replaceAll("[ \\t\\r]*+\\n\\s*+", " ");
  }

  static List<String> falsePositives(RuleMetadata metadata) {
    return metadata.falsePositives().stream().map(AlertRules::prose).toList();
  }

  static @Nullable String author(RuleMetadata metadata) {
    return metadata.author().isBlank() ? null : metadata.author();
  }
}

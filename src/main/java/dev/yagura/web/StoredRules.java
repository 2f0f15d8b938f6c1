package dev.yagura.web;

import dev.yagura.account.AuditTrail;
import dev.yagura.query.RuleLanguage;
import dev.yagura.query.RuleMetadata;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleDetail;
import dev.yagura.rule.RulePage;
import dev.yagura.rule.RuleState;
import dev.yagura.rule.RuleSummary;
import dev.yagura.rule.StarterTests;
import dev.yagura.rule.UnknownRuleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules of the catalogue. */
@Component
final class StoredRules implements RulesSource {

  private final RuleCatalogue catalogue;
  private final AlertRules texts;
  private final StarterTests tests;
  private final AuditTrail trail;

  StoredRules(RuleCatalogue catalogue, AlertRules texts, StarterTests tests, AuditTrail trail) {
    this.tests = tests;
    this.catalogue = catalogue;
    this.texts = texts;
    this.trail = trail;
  }

  @Override
  public RuleListModel rules(RuleFilter filter, @Nullable String cursor, int limit) {
    dev.yagura.rule.RuleFilter wanted =
        new dev.yagura.rule.RuleFilter(
            filter.text(),
            null,
            word(RuleLanguage.class, filter.language()),
            filter.pack(),
            filter.technique(),
            word(RuleState.class, filter.state()));
    RulePage page = catalogue.list(wanted, cursor, limit);
    Map<String, Long> byState = new LinkedHashMap<>();
    Map<RuleState, Long> counts = catalogue.countByState();
    for (RuleState state : RuleState.values()) {
      byState.put(state.word(), counts.getOrDefault(state, 0L));
    }
    return new RuleListModel(
        new Page<>(page.items().stream().map(StoredRules::row).toList(), page.next()),
        byState,
        catalogue.packs());
  }

  private static <E extends Enum<E>> @Nullable E word(Class<E> words, @Nullable String text) {
    return text == null ? null : Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
  }

  private static RuleRow row(RuleSummary rule) {
    return new RuleRow(
        rule.id(),
        rule.title(),
        rule.language().name().toLowerCase(Locale.ROOT),
        rule.type().equalsIgnoreCase("Hunting") ? null : rule.level(),
        rule.enabled(),
        rule.state().word(),
        rule.reasons(),
        rule.techniques(),
        rule.pack(),
        rule.costMillis() == 0 ? null : rule.costMillis(),
        rule.matchesSevenDays(),
        rule.alwaysCandidate());
  }

  @Override
  public Optional<RuleModel> rule(String id) {
    return catalogue.find(id).map(this::model);
  }

  private RuleModel model(RuleDetail detail) {
    RuleMetadata metadata = detail.metadata();
    return new RuleModel(
        row(detail.summary()),
        metadata == null ? "" : AlertRules.prose(metadata.description()),
        metadata == null ? null : AlertRules.author(metadata),
        metadata == null ? List.of() : AlertRules.falsePositives(metadata),
        metadata == null ? List.of() : metadata.references(),
        texts.techniques(detail.summary().techniques()),
        detail.text(),
        detail.sql().isEmpty() ? null : AlertRules.statements(detail.sql()),
        tests.of(detail.summary().id()).stream()
            .map(test -> new RuleModel.RuleTest(test.name(), test.expectsMatch(), null))
            .toList(),
        detail.versions().stream()
            .map(
                version ->
                    new RuleModel.RuleVersion(
                        version.version(), version.importedAt(), version.importedBy()))
            .toList());
  }

  @Override
  public boolean setEnabled(String id, boolean enabled, String actor) {
    try {
      catalogue.setEnabled(id, enabled, actor);
    } catch (UnknownRuleException unknown) {
      return false;
    }
    trail.record(actor, enabled ? "rule.enabled" : "rule.disabled", id, Map.of());
    return true;
  }
}

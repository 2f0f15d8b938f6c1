package dev.yagura.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rule pages show, and do. */
interface RulesSource {

  RuleListModel rules(RuleFilter filter, @Nullable String cursor, int limit);

  Optional<RuleModel> rule(String id);

  /**
   * Switches a rule on or off.
   *
   * @return false where there is no such rule
   */
  boolean setEnabled(String id, boolean enabled, String actor);
}

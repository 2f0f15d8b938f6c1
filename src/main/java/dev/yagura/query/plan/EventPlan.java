package dev.yagura.query.plan;

import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldLanguage;
import java.util.Map;

/**
 * A condition with what it speaks of: what {@link dev.yagura.query.sql.PlannedQuery} makes SQL of.
 *
 * @param language whose field names the condition uses
 * @param level whole events, or each record of audit events
 * @param groupValues what names to group by or to count stand for, where that is not the field of
 *     the name
 */
public record EventPlan(
    FieldLanguage language,
    EventLevel level,
    EventScope scope,
    Condition condition,
    Map<String, GroupValue> groupValues) {

  public EventPlan {
    groupValues = Map.copyOf(groupValues);
  }

  /** Names to group by are field names. */
  public EventPlan(
      FieldLanguage language, EventLevel level, EventScope scope, Condition condition) {
    this(language, level, scope, condition, Map.of());
  }
}

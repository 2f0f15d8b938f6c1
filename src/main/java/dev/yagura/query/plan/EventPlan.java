package dev.yagura.query.plan;

import dev.yagura.event.EventLevel;
import dev.yagura.event.FieldLanguage;

/**
 * A condition with what it speaks of: what {@link dev.yagura.query.sql.PlannedQuery} makes SQL of.
 *
 * @param language whose field names the condition uses
 * @param level whole events, or each record of audit events
 */
public record EventPlan(
    FieldLanguage language, EventLevel level, EventScope scope, Condition condition) {}

package dev.yagura.query.sigma;

import dev.yagura.event.EventLevel;
import dev.yagura.query.plan.Condition;
import dev.yagura.query.plan.EventScope;

/**
 * What a log source asks of events.
 *
 * @param also a condition that events must meet beside the scope
 */
record LogSource(EventLevel level, EventScope scope, Condition also) {}

package dev.yagura.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that a rule found.
 *
 * @param alertId the alert that it is in; null for rules that do not alert
 */
public record RuleResult(
    String eventId, Instant time, String host, JsonNode matched, @Nullable Long alertId) {}

package dev.yagura.detect.run;

import dev.yagura.rule.ActiveRule;

/**
 * A match of one of a rule's conditions.
 *
 * @param base place of the condition in the rule's list; 0 for a rule without a window
 */
public record Finding(ActiveRule rule, int base, Match match) {}

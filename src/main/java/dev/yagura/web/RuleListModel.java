package dev.yagura.web;

import java.util.List;
import java.util.Map;

/**
 * A list of rules.
 *
 * @param byState how many are in each state, whatever the filter
 */
record RuleListModel(Page<RuleRow> page, Map<String, Long> byState, List<String> packs) {}

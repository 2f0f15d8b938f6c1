package dev.yagura.web;

import java.util.List;
import java.util.Map;

/**
 * A list of alerts.
 *
 * @param openBySeverity alerts that are new or in progress, by severity, whatever the filter
 * @param matching how many the filter finds, in all parts of the list
 * @param hosts the hosts that have alerts, to choose from
 */
record AlertListModel(
    Page<AlertRow> page, Map<String, Long> openBySeverity, long matching, List<String> hosts) {}

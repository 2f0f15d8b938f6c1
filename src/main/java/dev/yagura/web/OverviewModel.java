package dev.yagura.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is anything wrong, and can I see?
 *
 * @param openAlerts alerts that are new or in progress, by severity
 * @param unassigned of these, those that nobody has taken, of medium and above
 * @param eventsPerHour the last 24 hours by event time, by sourcetype
 * @param hosts those heard last first, at most 12
 * @param hostCount all hosts
 * @param silentHosts hosts with a source that is silent
 * @param quarantined events put into quarantine in the last 24 hours
 * @param latest the newest open alerts of medium and above, at most 8
 */
record OverviewModel(
    Map<String, Long> openAlerts,
    long unassigned,
    Counts eventsPerHour,
    List<HostRow> hosts,
    long hostCount,
    long silentHosts,
    long quarantined,
    Detection detection,
    List<AlertRow> latest) {

  /**
   * How far detection is behind.
   *
   * @param lag age of the oldest slice that waits; zero where none waits; null where nothing was
   *     ever evaluated
   * @param waiting slices that wait
   * @param rulesRunning enabled rules that can fire
   * @param rulesUnable enabled rules that cannot fire or fail
   * @param gaps open gaps: rules that failed on slices
   */
  record Detection(
      @Nullable Duration lag, long waiting, long rulesRunning, long rulesUnable, long gaps) {}
}

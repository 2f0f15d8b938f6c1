package dev.yagura.api;

import dev.yagura.detect.DetectionHealth;
import dev.yagura.host.HostInventory;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleFilter;
import dev.yagura.rule.RuleState;
import dev.yagura.rule.RuleSummary;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the console is. */
@RestController
class StatusResource {

  private final DetectionHealth detection;
  private final RuleCatalogue rules;
  private final HostInventory hosts;
  private final JdbcClient database;
  private final Clock clock;

  StatusResource(
      DetectionHealth detection,
      RuleCatalogue rules,
      HostInventory hosts,
      JdbcClient database,
      Clock clock) {
    this.detection = detection;
    this.rules = rules;
    this.hosts = hosts;
    this.database = database;
    this.clock = clock;
  }

  /**
   * How it is.
   *
   * @param version of the console; {@code development} where it does not run from its jar
   * @param database the server's name and version
   * @param detectionLagSeconds age of the oldest slice that waits to be evaluated
   * @param openGaps rules that failed on slices, and are not filled yet
   */
  record Status(
      String time,
      String version,
      String database,
      long detectionLagSeconds,
      long waitingSlices,
      long openGaps,
      long rulesEnabled,
      long rulesRunning,
      long hosts,
      List<String> doors) {}

  @GetMapping("/api/v1/status")
  Status status() {
    String version = StatusResource.class.getPackage().getImplementationVersion();
    DetectionHealth.Status health = detection.status();
    List<RuleSummary> enabled =
        rules.list(new RuleFilter(true, null, null, null, null), null, Integer.MAX_VALUE).items();
    return new Status(
        Times.text(clock.instant()),
        version == null ? "development" : version,
        "PostgreSQL " + database.sql("SHOW server_version").query(String.class).single(),
        health.lag().toSeconds(),
        health.waitingSlices(),
        health.openGaps(),
        enabled.size(),
        enabled.stream().filter(rule -> rule.state() == RuleState.RUNNING).count(),
        hosts.hosts().size(),
        List.of("POST /api/v1/logs"));
  }
}

package dev.yagura.web;

import dev.yagura.alert.AlertService;
import dev.yagura.detect.DetectionHealth;
import dev.yagura.host.Volume;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things stand. */
@Component
final class StoredOverview implements OverviewSource {

  private static final int HOSTS = 12;
  private static final int ALERTS = 8;
  private static final Duration RECENT = Duration.ofHours(24);

  private final AlertService alerts;
  private final Volume volume;
  private final HostRows hosts;
  private final DetectionHealth health;
  private final RuleCatalogue rules;

  StoredOverview(
      AlertService alerts,
      Volume volume,
      HostRows hosts,
      DetectionHealth health,
      RuleCatalogue rules) {
    this.alerts = alerts;
    this.volume = volume;
    this.hosts = hosts;
    this.health = health;
    this.rules = rules;
  }

  @Override
  public OverviewModel overview(Instant now) {
    List<HostRow> all = hosts.all(now);
    return new OverviewModel(
        alerts.openBySeverity(),
        alerts.count(open("none")),
        LastDay.perHour(volume, now, null),
        all.stream()
            .sorted(
                Comparator.comparing(
                    (HostRow row) -> Objects.requireNonNullElse(row.lastArrival(), row.firstSeen()),
                    Comparator.reverseOrder()))
            .limit(HOSTS)
            .toList(),
        all.size(),
        all.stream().filter(row -> row.state().equals("silent")).count(),
        volume.quarantined(now.minus(RECENT), now),
        detection(),
        alerts.list(open(null), null, ALERTS).items().stream().map(AlertRows::of).toList());
  }

  private static dev.yagura.alert.AlertFilter open(@Nullable String assignee) {
    return StoredAlerts.wanted(
        new AlertFilter("open", "medium_up", null, null, null, assignee, null, null));
  }

  private OverviewModel.Detection detection() {
    DetectionHealth.Status status = health.status();
    Map<RuleState, Long> states = rules.countByState();
    boolean ever = status.waitingSlices() > 0 || health.hasEvaluated();
    return new OverviewModel.Detection(
        ever ? status.lag() : null,
        status.waitingSlices(),
        states.getOrDefault(RuleState.RUNNING, 0L),
        states.getOrDefault(RuleState.CANNOT_FIRE, 0L) + states.getOrDefault(RuleState.FAILED, 0L),
        status.openGaps());
  }
}

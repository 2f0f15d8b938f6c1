package dev.yagura.web;

import dev.yagura.alert.AlertService;
import dev.yagura.host.HostInventory;
import dev.yagura.host.SourceSummary;
import dev.yagura.host.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The hosts that sent something. */
@Component
final class StoredHosts implements HostsSource {

  private static final int ALERTS = 20;

  private final HostInventory inventory;
  private final HostRows rows;
  private final Volume volume;
  private final AlertService alerts;

  StoredHosts(HostInventory inventory, HostRows rows, Volume volume, AlertService alerts) {
    this.inventory = inventory;
    this.rows = rows;
    this.volume = volume;
    this.alerts = alerts;
  }

  @Override
  public List<HostRow> hosts(Instant now) {
    return rows.all(now);
  }

  @Override
  public Optional<HostModel> host(String name, Instant now) {
    return inventory
        .host(name)
        .map(
            host ->
                new HostModel(
                    rows.one(host, now),
                    host.sources().stream().map(StoredHosts::source).toList(),
                    LastDay.perHour(volume, now, name),
                    alertsOf(name)));
  }

  private List<AlertRow> alertsOf(String host) {
    dev.yagura.alert.AlertFilter filter =
        new dev.yagura.alert.AlertFilter(Set.of(), Set.of(), null, host, null, null, null);
    return alerts.list(filter, null, ALERTS).items().stream().map(AlertRows::of).toList();
  }

  private static HostModel.SourceRow source(SourceSummary source) {
    return new HostModel.SourceRow(
        source.sourcetype(),
        source.source(),
        source.lastEvent(),
        source.lastArrival(),
        source.events(),
        source.bytes(),
        source.lagSeconds(),
        source.clockSkewSeconds(),
        source.gaps(),
        HostRows.state(source));
  }
}

package dev.yagura.web;

import dev.yagura.alert.AlertService;
import dev.yagura.host.HostInventory;
import dev.yagura.host.HostSummary;
import dev.yagura.host.SourceState;
import dev.yagura.host.SourceSummary;
import dev.yagura.host.Volume;
import dev.yagura.host.VolumeRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hosts as lines of lists. */
@Component
final class HostRows {

  private static final Duration RECENT = Duration.ofHours(24);
  private static final Duration SKEW_SHOWN_FROM = Duration.ofMinutes(5);

  /** A host is in the worst state that one of its sources is in. */
  private static final List<String> STATES = List.of("silent", "clock_skew", "gaps", "active");

  private final HostInventory inventory;
  private final Volume volume;
  private final AlertService alerts;

  HostRows(HostInventory inventory, Volume volume, AlertService alerts) {
    this.inventory = inventory;
    this.volume = volume;
    this.alerts = alerts;
  }

  /** All hosts by name. */
  List<HostRow> all(Instant now) {
    Map<String, VolumeRow> recent = recent(now, null);
    Map<String, Long> open = alerts.openByHost();
    return inventory.hosts().stream().map(host -> row(host, recent, open)).toList();
  }

  HostRow one(HostSummary host, Instant now) {
    return row(host, recent(now, host.host()), alerts.openByHost());
  }

  private Map<String, VolumeRow> recent(Instant now, @Nullable String host) {
    return volume
        .of(now.minus(RECENT), now, Set.of(Volume.By.HOST), ZoneOffset.UTC, true, host)
        .stream()
        .collect(Collectors.toMap(row -> String.valueOf(row.host()), row -> row));
  }

  private static HostRow row(
      HostSummary host, Map<String, VolumeRow> recent, Map<String, Long> open) {
    VolumeRow volume = recent.get(host.host());
    return new HostRow(
        host.host(),
        host.firstSeen(),
        latest(host, SourceSummary::lastEvent),
        latest(host, SourceSummary::lastArrival),
        host.sources().stream()
            .map(HostRows::state)
            .min(Comparator.comparingInt(STATES::indexOf))
            .orElse("active"),
        host.sources().size(),
        volume == null ? 0 : volume.events(),
        volume == null ? 0 : volume.bytes(),
        open.getOrDefault(host.host(), 0L));
  }

  private static @Nullable Instant latest(
      HostSummary host, java.util.function.Function<SourceSummary, Instant> time) {
    return host.sources().stream().map(time).max(Comparator.naturalOrder()).orElse(null);
  }

  static String state(SourceSummary source) {
    if (source.state() == SourceState.SILENT) {
      return "silent";
    }
    if (source.clockSkewSeconds() >= SKEW_SHOWN_FROM.toSeconds()) {
      return "clock_skew";
    }
    return source.gaps() != null && source.gaps() > 0 ? "gaps" : "active";
  }
}

package dev.yagura.web;

import dev.yagura.host.HostInventory;
import dev.yagura.host.Volume;
import dev.yagura.host.VolumeRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Volume from the roll-ups. */
@Component
final class StoredVolume implements VolumeSource {

  private static final Set<Volume.By> BY =
      Set.of(Volume.By.HOST, Volume.By.SOURCETYPE, Volume.By.DAY);

  private final Volume volume;
  private final HostInventory hosts;

  StoredVolume(Volume volume, HostInventory hosts) {
    this.volume = volume;
    this.hosts = hosts;
  }

  @Override
  public VolumeModel volume(
      LocalDate from, LocalDate to, ZoneId zone, boolean arrival, @Nullable String host) {
    return new VolumeModel(
        volume
            .of(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                BY,
                zone,
                arrival,
                host)
            .stream()
            .map(StoredVolume::row)
            .toList(),
        hosts.names());
  }

  private static VolumeModel.VolumeRow row(VolumeRow row) {
    return new VolumeModel.VolumeRow(
        Objects.requireNonNull(row.host()),
        Objects.requireNonNull(row.sourcetype()),
        Objects.requireNonNull(row.day()),
        row.lines(),
        row.events(),
        row.bytes());
  }
}

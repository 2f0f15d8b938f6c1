package dev.yagura.api;

import dev.yagura.host.Volume;
import dev.yagura.host.VolumeRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much is sent. */
@RestController
class VolumeResource {

  private final Volume volume;
  private final Clock clock;

  VolumeResource(Volume volume, Clock clock) {
    this.volume = volume;
    this.clock = clock;
  }

  /** Volume of one group; what was not grouped by is null. */
  record Item(
      @Nullable String host,
      @Nullable String sourcetype,
      @Nullable String day,
      long lines,
      long events,
      long bytes) {

    static Item of(VolumeRow row) {
      return new Item(
          row.host(),
          row.sourcetype(),
          row.day() == null ? null : row.day().toString(),
          row.lines(),
          row.events(),
          row.bytes());
    }
  }

  /** Volume of the last 30 days unless told otherwise. */
  @GetMapping("/api/v1/volume")
  Listing<Item> volume(
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "to", required = false) @Nullable String to,
      @RequestParam(value = "by", defaultValue = "host,sourcetype,day") String by,
      @RequestParam(value = "timezone", required = false) @Nullable String timezone,
      @RequestParam(value = "time", defaultValue = "event") String time,
      @RequestParam(value = "host", required = false) @Nullable String host,
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    if (!time.equals("event") && !time.equals("arrival")) {
      throw new BadParameterException("time", "This is either event or arrival.");
    }
    Instant end = Times.parse("to", to, clock.instant().plus(Duration.ofMinutes(15)));
    Instant start = Times.parse("from", from, end.minus(Duration.ofDays(30)));
    List<Item> rows =
        volume
            .of(
                start,
                end,
                groups(by),
                Times.zone(timezone),
                time.equals("arrival"),
                host == null ? null : host.toLowerCase(Locale.ROOT))
            .stream()
            .map(Item::of)
            .toList();
    return Listing.page(rows, cursor, limit);
  }

  private static Set<Volume.By> groups(String by) {
    EnumSet<Volume.By> groups = EnumSet.noneOf(Volume.By.class);
    for (String word : by.split(",")) {
      try {
        groups.add(Volume.By.valueOf(word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        throw new BadParameterException("by", "Known groups are host, sourcetype and day.");
      }
    }
    return groups;
  }
}

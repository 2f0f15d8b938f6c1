package dev.yagura.api;

import dev.yagura.host.HostInventory;
import dev.yagura.host.HostSummary;
import dev.yagura.host.SourceSummary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hosts with their sources. */
@RestController
class HostsResource {

  private final HostInventory hosts;

  HostsResource(HostInventory hosts) {
    this.hosts = hosts;
  }

  /** A host. */
  record Item(String host, String firstSeen, String lastSeen, List<Source> sources) {

    static Item of(HostSummary host) {
      return new Item(
          host.host(),
          Times.text(host.firstSeen()),
          Times.text(host.lastSeen()),
          host.sources().stream().map(Source::of).toList());
    }
  }

  /** A source of a host; gaps is null while they are not counted. */
  record Source(
      String sourcetype,
      String source,
      String lastEvent,
      String lastArrival,
      long events,
      long bytes,
      long lagSeconds,
      long clockSkewSeconds,
      @Nullable Long gaps,
      String state) {

    static Source of(SourceSummary source) {
      return new Source(
          source.sourcetype(),
          source.source(),
          Times.text(source.lastEvent()),
          Times.text(source.lastArrival()),
          source.events(),
          source.bytes(),
          source.lagSeconds(),
          source.clockSkewSeconds(),
          source.gaps(),
          source.state().name().toLowerCase(Locale.ROOT));
    }
  }

  /** Every host by name. */
  @GetMapping("/api/v1/hosts")
  Listing<Item> hosts(
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor) {
    return Listing.page(hosts.hosts().stream().map(Item::of).toList(), cursor, limit);
  }

  /** One host. */
  @GetMapping("/api/v1/hosts/{host}")
  Item host(@PathVariable("host") String host) {
    return hosts
        .host(host.toLowerCase(Locale.ROOT))
        .map(Item::of)
        .orElseThrow(() -> new NotFoundException("host", host));
  }
}

package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the host pages show. */
interface HostsSource {

  /** All hosts by name. */
  List<HostRow> hosts(Instant now);

  Optional<HostModel> host(String name, Instant now);
}

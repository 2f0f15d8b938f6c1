package dev.yagura.query.spl.plan;

import dev.yagura.event.DataModel;
import java.util.Map;
import java.util.Optional;

/**
 * A data set of a data model of Splunk's.
 *
 * @param prefix what stands before the dot of its field names
 */
record DataSet(DataModel model, String prefix) {

  private static final Map<String, DataSet> BY_NAME =
      Map.ofEntries(
          Map.entry("Endpoint.Processes", new DataSet(DataModel.PROCESSES, "Processes")),
          Map.entry("Endpoint.Filesystem", new DataSet(DataModel.FILESYSTEM, "Filesystem")),
          Map.entry("Endpoint.Services", new DataSet(DataModel.SERVICES, "Services")),
          Map.entry("Network_Traffic", new DataSet(DataModel.NETWORK_TRAFFIC, "All_Traffic")),
          Map.entry(
              "Network_Traffic.All_Traffic", new DataSet(DataModel.NETWORK_TRAFFIC, "All_Traffic")),
          Map.entry("Authentication", new DataSet(DataModel.AUTHENTICATION, "Authentication")),
          Map.entry(
              "Authentication.Authentication",
              new DataSet(DataModel.AUTHENTICATION, "Authentication")),
          Map.entry("Change", new DataSet(DataModel.CHANGE, "All_Changes")),
          Map.entry("Change.All_Changes", new DataSet(DataModel.CHANGE, "All_Changes")));

  static Optional<DataSet> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The field's name without the data set's; empty if it is not a field of it. */
  Optional<String> field(String name) {
    return name.startsWith(prefix + ".")
        ? Optional.of(name.substring(prefix.length() + 1))
        : Optional.empty();
  }
}

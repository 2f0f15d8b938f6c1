package dev.yagura.event;

import java.util.Arrays;
import java.util.Optional;

/** The Splunk CIM data models and data sets that events are mapped to. */
public enum DataModel {
  PROCESSES("Endpoint.Processes"),
  FILESYSTEM("Endpoint.Filesystem"),
  SERVICES("Endpoint.Services"),
  NETWORK_TRAFFIC("Network_Traffic"),
  AUTHENTICATION("Authentication"),
  CHANGE("Change");

  private final String cimName;

  DataModel(String cimName) {
    this.cimName = cimName;
  }

  /** The name as the Common Information Model writes it, {@code Endpoint.Processes} and so on. */
  public String cimName() {
    return cimName;
  }

  /** The model of a CIM name, in any case of letters; empty for a model that is not ours. */
  public static Optional<DataModel> ofCimName(String name) {
    return Arrays.stream(values()).filter(m -> m.cimName.equalsIgnoreCase(name)).findFirst();
  }
}

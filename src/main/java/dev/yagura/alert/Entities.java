package dev.yagura.alert;

import java.util.Map;
import java.util.Optional;

/** Finds the entity of a sighting: the rule's risk object, else its group, else the host. */
final class Entities {

  private static final String SYSTEM = "system";

  private Entities() {}

  static Entity of(Sighting sighting) {
    Map<String, String> riskObjects = sighting.rule().compiled().metadata().riskObjects();
    for (Map.Entry<String, String> riskObject : riskObjects.entrySet()) {
      Optional<String> value = value(sighting, riskObject.getKey());
      if (value.isPresent()) {
        boolean host = riskObject.getValue().equals(SYSTEM);
        return new Entity(host ? "host" : riskObject.getValue(), value.get());
      }
    }
    if (!riskObjects.isEmpty() || sighting.group().isEmpty()) {
      return new Entity("host", sighting.host());
    }
    return new Entity(
        String.join(", ", sighting.group().keySet()), String.join(", ", sighting.group().values()));
  }

  /** The value of a field in the group, or among what matched. */
  private static Optional<String> value(Sighting sighting, String field) {
    return named(sighting.group(), field)
        .or(() -> named(sighting.matched(), field))
        .map(Object::toString)
        .filter(value -> !value.isEmpty() && !value.equals("null"));
  }

  /** Data models' fields may be written with the data set's name: {@code Processes.dest}. */
  private static Optional<Object> named(Map<String, ?> values, String field) {
    Object exact = values.get(field);
    if (exact != null) {
      return Optional.of(exact);
    }
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("." + field))
        .<Object>map(Map.Entry::getValue)
        .findFirst();
  }
}

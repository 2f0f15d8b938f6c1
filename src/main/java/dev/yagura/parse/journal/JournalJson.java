package dev.yagura.parse.journal;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Placeholder. */
public final class JournalJson {

  private final JsonMapper mapper = JsonMapper.shared();

  /** Empty if the object is no journal entry. */
  public Optional<JournalEntry> read(RawLine line, String text) throws UnreadableJsonException {
    JsonNode node;
    try {
      node = mapper.readTree(text);
    } catch (JacksonException malformed) {
      throw new UnreadableJsonException(malformed.getOriginalMessage(), text.length());
    }
    if (!node.has("__REALTIME_TIMESTAMP")) {
      return Optional.empty();
    }
    Map<String, String> facts = new java.util.LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              if (field.getKey().startsWith("_")) {
                facts.put(field.getKey(), field.getValue().asString());
              }
            });
    long micros = Long.parseLong(node.get("__REALTIME_TIMESTAMP").asString());
    return Optional.of(
        new JournalEntry(
            new Header(
                java.time.Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
                facts.get("_HOSTNAME"),
                node.path("SYSLOG_IDENTIFIER").asString(null),
                facts.get("_PID"),
                facts,
                List.of(),
                line),
            node.path("MESSAGE").asString(""),
            Map.of()));
  }
}

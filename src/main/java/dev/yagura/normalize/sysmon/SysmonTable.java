package dev.yagura.normalize.sysmon;

import dev.yagura.event.DataModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The table {@code sysmon.yaml}, read once and checked: a word that means nothing is refused. */
record SysmonTable(
    Map<String, String> always,
    Set<String> noPath,
    Set<String> hashesIn,
    Map<String, String> hashFields,
    Map<Integer, EventMapping> events,
    EventMapping other) {

  private static final String RESOURCE = "/dev/yagura/normalize/sysmon.yaml";
  private static final Set<String> KEYS_OF_AN_EVENT =
      Set.of(
          "signature",
          "model",
          "host_in",
          "set",
          "columns",
          "base_names",
          "first_of",
          "translated");

  /** The mapping of an event id; one of the common process fields for ids that are not named. */
  EventMapping of(int eventId) {
    return events.getOrDefault(eventId, other);
  }

  static SysmonTable load() {
    try (InputStream yaml = SysmonTable.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException("Missing resource " + RESOURCE);
      }
      Map<String, Object> root = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
      Map<Integer, EventMapping> events = new HashMap<>();
      map(root.get("events")).forEach((id, event) -> events.put(Integer.valueOf(id), event(event)));
      return new SysmonTable(
          texts(root.get("always")),
          Set.copyOf(list(root.get("no_path"))),
          Set.copyOf(list(root.get("hashes_in"))),
          texts(root.get("hash_fields")),
          Map.copyOf(events),
          event(root.get("other")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static EventMapping event(@Nullable Object yaml) {
    Map<String, Object> event = map(yaml);
    for (String key : event.keySet()) {
      if (!KEYS_OF_AN_EVENT.contains(key)) {
        throw new IllegalStateException(RESOURCE + ": unknown key " + key);
      }
    }
    Map<String, String> columns = texts(event.get("columns"));
    Map<String, List<String>> firstOf = new LinkedHashMap<>();
    map(event.get("first_of")).forEach((name, sources) -> firstOf.put(name, list(sources)));
    Map<String, EventMapping.Translation> translated = new LinkedHashMap<>();
    map(event.get("translated")).forEach((name, how) -> translated.put(name, translation(how)));
    return new EventMapping(
        (String) event.get("signature"),
        model((String) event.get("model")),
        event.containsKey("host_in") ? list(event.get("host_in")) : List.of("dest"),
        texts(event.get("set")),
        columns,
        Set.copyOf(columns.values()),
        texts(event.get("base_names")),
        firstOf,
        translated);
  }

  private static @Nullable DataModel model(@Nullable String name) {
    return name == null
        ? null
        : DataModel.ofCimName(name)
            .orElseThrow(() -> new IllegalStateException(RESOURCE + ": unknown model " + name));
  }

  private static EventMapping.Translation translation(Object yaml) {
    Map<String, Object> how = map(yaml);
    return new EventMapping.Translation(
        String.valueOf(how.get("from")),
        texts(how.get("values")),
        "keep".equals(how.get("others")));
  }

  private static Map<String, Object> map(@Nullable Object yaml) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (yaml instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  private static Map<String, String> texts(@Nullable Object yaml) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(yaml).forEach((key, value) -> texts.put(key, value == null ? "" : value.toString()));
    return texts;
  }

  private static List<String> list(@Nullable Object yaml) {
    return yaml instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}

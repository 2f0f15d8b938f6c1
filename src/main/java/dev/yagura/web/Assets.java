package dev.yagura.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The addresses of what Vite built, from its manifest. Without a manifest (built with {@code
 * -Dfrontend.skip=true}) there are none, and pages are plain HTML.
 */
@Component("assets")
class Assets {

  private static final String MANIFEST = "static/assets/.vite/manifest.json";

  /** An entry's script and its style sheets. */
  private record Entry(@Nullable String script, List<String> styles) {}

  private final Map<String, Entry> entries;

  @Autowired
  Assets(JsonMapper json) throws IOException {
    this(json, new ClassPathResource(MANIFEST));
  }

  Assets(JsonMapper json, ClassPathResource manifest) throws IOException {
    if (!manifest.exists()) {
      entries = Map.of();
      return;
    }
    Map<String, Entry> found = new java.util.HashMap<>();
    try (InputStream in = manifest.getInputStream()) {
      for (JsonNode chunk : json.readTree(in)) {
        if (chunk.path("isEntry").asBoolean(false)) {
          List<String> styles = new ArrayList<>();
          chunk.path("css").forEach(style -> styles.add("/assets/" + style.stringValue()));
          found.put(
              chunk.path("name").stringValue(),
              new Entry("/assets/" + chunk.path("file").stringValue(), List.copyOf(styles)));
        }
      }
    }
    entries = Map.copyOf(found);
  }

  /** The script of an entry; null where nothing was built. */
  public @Nullable String script(String name) {
    Entry entry = entries.get(name);
    return entry == null ? null : entry.script();
  }

  /** The style sheets of an entry; none where nothing was built. */
  public List<String> styles(String name) {
    Entry entry = entries.get(name);
    return entry == null ? List.of() : entry.styles();
  }
}

package dev.yagura.normalize.message;

import dev.yagura.event.DataModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The table {@code message.yaml}: what each kind of message means. */
final class KindTable {

  private static final String RESOURCE = "/dev/yagura/normalize/message.yaml";
  private static final int MOST_ALIASES = 100;

  /**
   * What a kind means.
   *
   * @param set fields with fixed values
   * @param fields field names to the names of the values that they are taken from
   * @param defaults values of fields that the message leaves open
   */
  record Kind(
      @Nullable DataModel model,
      @Nullable String action,
      @Nullable String signature,
      Map<String, String> set,
      Map<String, String> fields,
      Map<String, String> defaults) {}

  /**
   * The application of the kinds that begin alike.
   *
   * @param app its name; null for the program's
   * @param appFrom the value that names it
   */
  record App(@Nullable String app, @Nullable String appFrom, @Nullable String product) {}

  private static final Set<String> KIND_KEYS =
      Set.of("model", "action", "signature", "set", "fields", "default");

  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, App> apps = new HashMap<>();

  KindTable() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(MOST_ALIASES);
    try (InputStream stream = KindTable.class.getResourceAsStream(RESOURCE)) {
      Map<String, Map<String, Map<String, Object>>> table =
          new Yaml(new SafeConstructor(options)).load(stream);
      table.get("apps").forEach((name, app) -> apps.put(name, app(app)));
      table.get("kinds").forEach((name, kind) -> kinds.put(name, kind(name, kind)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a kind means; null for one that is not in the table. */
  @Nullable Kind kind(String name) {
    return kinds.get(name);
  }

  /** The application of a kind; null where the table says nothing of it. */
  @Nullable App app(String kind) {
    int dot = kind.indexOf('.');
    return dot < 0 ? null : apps.get(kind.substring(0, dot));
  }

  private static App app(Map<String, Object> app) {
    return new App(text(app, "app"), text(app, "app_from"), text(app, "vendor_product"));
  }

  private static Kind kind(String name, Map<String, Object> kind) {
    if (!KIND_KEYS.containsAll(kind.keySet())) {
      throw new IllegalStateException("message.yaml: " + name + " has " + kind.keySet());
    }
    String model = text(kind, "model");
    return new Kind(
        model == null ? null : DataModel.ofCimName(model).orElseThrow(),
        text(kind, "action"),
        text(kind, "signature"),
        texts(kind, "set"),
        texts(kind, "fields"),
        texts(kind, "default"));
  }

  private static @Nullable String text(Map<String, Object> map, String key) {
    Object value = map.get(key);
    return value == null ? null : value.toString();
  }

  private static Map<String, String> texts(Map<String, Object> map, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (map.get(key) instanceof Map<?, ?> given) {
      given.forEach((name, value) -> texts.put(name.toString(), value.toString()));
    }
    return texts;
  }
}

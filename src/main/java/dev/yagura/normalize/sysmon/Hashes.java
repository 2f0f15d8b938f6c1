package dev.yagura.normalize.sysmon;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sysmon's {@code SHA256=…,MD5=…}, taken apart. */
final class Hashes {

  private Hashes() {}

  /**
   * Adds one field for each hash whose algorithm is known.
   *
   * @param names field names by the algorithm in upper case
   */
  static void split(
      @Nullable String hashes, Map<String, String> names, Map<String, Object> fields) {
    if (hashes == null) {
      return;
    }
    for (String part : hashes.split(",")) {
      int equals = part.indexOf('=');
      String name =
          equals < 0 ? null : names.get(part.substring(0, equals).strip().toUpperCase(Locale.ROOT));
      if (name != null) {
        fields.put(name, part.substring(equals + 1).strip());
      }
    }
  }
}

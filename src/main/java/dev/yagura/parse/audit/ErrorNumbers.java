package dev.yagura.parse.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of failures, errno(3): {@code EACCES} is 13. */
final class ErrorNumbers {

  private static final Map<String, String> NAMES = new HashMap<>();
  private static final Map<String, String> NUMBERS = new HashMap<>();

  static {
    for (var row : TableResource.rows("errno.tsv")) {
      NAMES.put("-" + row.get(0), row.get(1));
      NUMBERS.put(row.get(1), "-" + row.get(0));
    }
  }

  private ErrorNumbers() {}

  /** The name of an {@code exit} value such as {@code -13}; null where it is not a failure. */
  static @Nullable String name(String exit) {
    return NAMES.get(exit);
  }

  /** The {@code exit} value of a name, {@code -13} of {@code EACCES}; null where not known. */
  static @Nullable String exitOf(String name) {
    return NUMBERS.get(name);
  }
}

package dev.yagura.web;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address. */
final class Given {

  private Given() {}

  /** The text without blanks around it; null where nothing is left. */
  static @Nullable String text(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }

  /** The word where it is one of those allowed, else {@code otherwise}. */
  static String word(@Nullable String given, Collection<String> allowed, String otherwise) {
    return given != null && allowed.contains(given) ? given : otherwise;
  }

  /** The word where it is one of those allowed, else null. */
  static @Nullable String word(@Nullable String given, Collection<String> allowed) {
    return given != null && allowed.contains(given) ? given : null;
  }
}

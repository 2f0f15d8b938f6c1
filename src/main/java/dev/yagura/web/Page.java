package dev.yagura.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is read from a key onwards.
 *
 * @param next the cursor of the part that follows; null at the end
 */
record Page<T>(List<T> items, @Nullable String next) {

  Page {
    items = List.copyOf(items);
  }
}

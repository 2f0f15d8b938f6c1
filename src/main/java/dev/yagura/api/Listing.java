package dev.yagura.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the next page; null at the end
 */
record Listing<T>(List<T> items, @Nullable String next) {

  static final String LIMIT = "100";
  private static final int MOST = 1_000;

  static int limit(int given) {
    if (given < 1 || given > MOST) {
      throw new BadParameterException("limit", "A page has 1 to 1000 items.");
    }
    return given;
  }

  /** A page of a list that is at hand as a whole, by place. */
  static <T> Listing<T> page(List<T> all, @Nullable String cursor, int limit) {
    int from = cursor == null ? 0 : number(cursor);
    int to = Math.min(all.size(), from + limit(limit));
    List<T> items = from >= all.size() ? List.of() : all.subList(from, to);
    return new Listing<>(items, to < all.size() ? Integer.toString(to) : null);
  }

  /** Reads a cursor that is a number. */
  static int number(String cursor) {
    try {
      return Math.max(0, Integer.parseInt(cursor));
    } catch (NumberFormatException notANumber) {
      throw new BadParameterException("cursor", "This is no cursor of this list.");
    }
  }

  /** Reads an id that is a number; -1, which nothing has, for any other text. */
  static long id(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}

package dev.yagura.detect.window;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Chains of matches in the listed order of their bases: for each length and last base the latest
 * possible start. Fed in order of time, bases of one instant in their listed order.
 */
final class Chains {

  private final @Nullable Instant[][] latestStart;

  Chains(int bases) {
    latestStart = new Instant[bases + 1][bases];
  }

  void add(WindowRow row) {
    int base = row.base();
    for (int length = base + 1; length >= 2; length--) {
      for (int before = length - 2; before < base; before++) {
        later(length, base, latestStart[length - 1][before]);
      }
    }
    later(1, base, row.time());
  }

  private void later(int length, int base, @Nullable Instant start) {
    Instant known = latestStart[length][base];
    if (start != null && (known == null || start.isAfter(known))) {
      latestStart[length][base] = start;
    }
  }

  /** The latest start of a chain of this length that ends at this base; null without one. */
  @Nullable Instant start(int length, int lastBase) {
    return latestStart[length][lastBase];
  }

  /** The longest chain that starts at or after a time. */
  int longest(Instant from) {
    for (int length = latestStart.length - 1; length > 0; length--) {
      for (@Nullable Instant start : latestStart[length]) {
        if (start != null && !start.isBefore(from)) {
          return length;
        }
      }
    }
    return 0;
  }
}

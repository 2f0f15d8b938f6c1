package dev.yagura.parse.sysmon;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether two names can be those of one host. */
final class HostNames {

  private HostNames() {}

  /**
   * Whether the envelope's host contradicts the event's. A short name agrees with the full one;
   * {@code localhost} and addresses name nobody.
   */
  static boolean differ(String reported, @Nullable String envelope) {
    if (envelope == null || envelope.isEmpty() || isNoName(envelope) || isNoName(reported)) {
      return false;
    }
    String one = plain(reported);
    String other = plain(envelope);
    boolean sameShortName =
        one.startsWith(other + '.') || other.startsWith(one + '.') || one.equals(other);
    return !sameShortName;
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean isNoName(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.indexOf(':') >= 0
        || host.chars().allMatch(character -> character == '.' || Character.isDigit(character));
  }
}

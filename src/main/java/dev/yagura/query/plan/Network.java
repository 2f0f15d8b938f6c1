package dev.yagura.query.plan;

import java.util.Optional;

/**
 * A network of IPv4 or IPv6 addresses.
 *
 * @param address the address, without a prefix length, in digits
 * @param prefixLength 0 to 32, or 0 to 128
 */
public record Network(String address, int prefixLength) {

  /** Reads {@code 10.0.0.0/8}, {@code fe80::/10}, or an address alone; empty for anything else. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean four = isFour(address);
    if (!four && !isSix(address)) {
      return Optional.empty();
    }
    int most = four ? 32 : 128;
    if (slash < 0) {
      return Optional.of(new Network(address, most));
    }
    String digits = text.substring(slash + 1);
    if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most) {
      return Optional.empty();
    }
    return Optional.of(new Network(address, Integer.parseInt(digits)));
  }

  /** As PostgreSQL's {@code inet} reads it. */
  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }

  private static boolean isFour(String text) {
    return text.matches("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
  }

  private static boolean isSix(String text) {
    if (!text.matches("[0-9A-Fa-f:]{2,39}")) {
      return false;
    }
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int groups = 0;
    String[] sides =
        gap < 0
            ? new String[] {text}
            : new String[] {text.substring(0, gap), text.substring(gap + 2)};
    for (String side : sides) {
      if (side.isEmpty()) {
        continue;
      }
      for (String group : side.split(":", -1)) {
        if (!group.matches("[0-9A-Fa-f]{1,4}")) {
          return false;
        }
        groups++;
      }
    }
    return gap < 0 ? groups == 8 : groups < 8;
  }
}

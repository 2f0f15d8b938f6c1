package dev.yagura.parse.audit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decodes {@code saddr}, the hex of a {@code struct sockaddr} (address_families(7), ip(7)). */
final class SocketAddress {

  private static final int LOCAL = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;

  private static final Map<Integer, String> FAMILIES = new HashMap<>();
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (var row : TableResource.rows("address-families.tsv")) {
      FAMILIES.put(Integer.valueOf(row.get(0)), row.get(1));
      NUMBERS.put(row.get(1), Integer.valueOf(row.get(0)));
    }
  }

  private SocketAddress() {}

  /** The number of a family by name, -1 where not known. */
  static int family(String name) {
    return NUMBERS.getOrDefault(name, -1);
  }

  /**
   * The address by auditd's own names: {@code saddr_fam}, and {@code laddr} and {@code lport}, or
   * {@code path}. Empty where it is not hex or too short for a family.
   */
  static Map<String, String> decode(String hex) {
    Map<String, String> fields = new LinkedHashMap<>();
    byte[] bytes = HexText.bytes(hex);
    if (bytes == null || bytes.length < 2) {
      return fields;
    }
    // The family is in the host's byte order and below 256: the byte that is not zero holds it.
    int family = bytes[0] == 0 ? bytes[1] & 0xff : bytes[0] & 0xff;
    fields.put("saddr_fam", FAMILIES.getOrDefault(family, Integer.toString(family)));
    if (family == INET && bytes.length >= 8) {
      fields.put("laddr", ipv4(bytes, 4));
      fields.put("lport", port(bytes));
    } else if (family == INET6 && bytes.length >= 24) {
      fields.put("laddr", ipv6(bytes, 8));
      fields.put("lport", port(bytes));
    } else if (family == LOCAL && bytes.length > 3) {
      path(bytes, fields);
    }
    return fields;
  }

  private static void path(byte[] bytes, Map<String, String> fields) {
    // unix(7): an abstract name begins with a zero byte; auditd prints it with @
    int start = bytes[2] == 0 ? 3 : 2;
    int end = start;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    if (end > start) {
      fields.put("path", (start == 3 ? "@" : "") + HexText.text(bytes, start, end, ""));
    }
  }

  private static String port(byte[] bytes) {
    return Integer.toString((bytes[2] & 0xff) << 8 | bytes[3] & 0xff);
  }

  private static String ipv4(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        + "."
        + (bytes[at + 1] & 0xff)
        + "."
        + (bytes[at + 2] & 0xff)
        + "."
        + (bytes[at + 3] & 0xff);
  }

  /** The text of RFC 5952: the longest run of two or more zero groups is left out. */
  private static String ipv6(byte[] bytes, int at) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[at + 2 * i] & 0xff) << 8 | bytes[at + 2 * i + 1] & 0xff;
    }
    int start = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    if (start == 0 && longest == 5 && groups[5] == 0xffff) {
      return "::ffff:" + ipv4(bytes, at + 12);
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}

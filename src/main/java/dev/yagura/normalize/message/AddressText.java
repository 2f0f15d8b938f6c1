package dev.yagura.normalize.message;

import java.util.Locale;

/** Writes the addresses of logs in one way, so that they can be compared. */
final class AddressText {

  private static final String MAPPED = "::ffff:";
  private static final int OCTETS = 4;

  private AddressText() {}

  /**
   * An IPv4 address in IPv6's clothes without them, leading zeros of octets taken off (they are
   * decimal: nobody logs octal), IPv6 in lower case; {@code ""} for {@code UNKNOWN} and {@code ?};
   * names as they are.
   */
  static String normal(String address) {
    String text = address;
    if (text.length() > 2 && text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    if (text.equals("UNKNOWN") || text.equals("?")) {
      return "";
    }
    if (text.regionMatches(true, 0, MAPPED, 0, MAPPED.length()) && text.indexOf('.') > 0) {
      text = text.substring(MAPPED.length());
    }
    if (text.indexOf(':') >= 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    return text.indexOf(".0") >= 0 || text.startsWith("0") ? withoutZeros(text) : text;
  }

  private static String withoutZeros(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != OCTETS) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (String octet : octets) {
      if (octet.isEmpty() || octet.length() > 3 || !octet.chars().allMatch(AddressText::isDigit)) {
        return text;
      }
      plain.append(plain.isEmpty() ? "" : ".").append(Integer.parseInt(octet));
    }
    return plain.toString();
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}

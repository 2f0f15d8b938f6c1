package dev.yagura.parse.sysmon;

/** How Sysmon for Linux writes that there is no value. */
final class AbsentValue {

  private AbsentValue() {}

  /** Whether the whole value is {@code -}, or a GUID of nothing but zeros. */
  static boolean is(String name, String value) {
    return value.equals("-") || (isGuidName(name) && isZeroGuid(value));
  }

  private static boolean isGuidName(String name) {
    return name.regionMatches(true, name.length() - 4, "Guid", 0, 4);
  }

  private static boolean isZeroGuid(String value) {
    boolean zero = false;
    for (int at = 0; at < value.length(); at++) {
      char character = value.charAt(at);
      zero |= character == '0';
      if (character != '0' && character != '-' && character != '{' && character != '}') {
        return false;
      }
    }
    return zero;
  }
}

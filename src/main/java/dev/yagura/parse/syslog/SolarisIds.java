package dev.yagura.parse.syslog;

/** The {@code [ID 800047 auth.info] } that Solaris puts before each message. */
final class SolarisIds {

  private static final String BEGIN = "[ID ";

  private SolarisIds() {}

  /** The message from a place on, without such a prefix. */
  static String skip(String text, int from) {
    if (text.startsWith(BEGIN, from)) {
      int close = text.indexOf("] ", from);
      if (close > 0 && close - from < 64) {
        return text.substring(close + 2);
      }
    }
    return text.substring(Math.min(from, text.length()));
  }
}

package dev.yagura.parse.syslog;

import org.jspecify.annotations.Nullable;

/**
 * {@code message repeated 3 times: [ text]} and {@code last message repeated 3 times}.
 *
 * @param count how many more messages the line stands for
 * @param text the text that was repeated; null where it is the line before
 */
public record Repeats(int count, @Nullable String text) {

  private static final String WITH_TEXT = "message repeated ";
  private static final String LAST = "last message repeated ";
  private static final int MAXIMUM_DIGITS = 9;

  /** Reads a message; null where it speaks of no repeats. */
  public static @Nullable Repeats of(String message) {
    boolean last = message.startsWith(LAST);
    if (!last && !message.startsWith(WITH_TEXT)) {
      return null;
    }
    int at = last ? LAST.length() : WITH_TEXT.length();
    int end = at;
    while (end < message.length() && Character.isDigit(message.charAt(end))) {
      end++;
    }
    if (end == at || end - at > MAXIMUM_DIGITS) {
      return null;
    }
    int count = Math.max(1, Integer.parseInt(message, at, end, 10));
    if (last) {
      return message.startsWith(" time", end) ? new Repeats(count, null) : null;
    }
    int open = message.indexOf('[', end);
    if (open < 0 || !message.startsWith(" times: [", end) && !message.startsWith(" time: [", end)) {
      return null;
    }
    int close = message.lastIndexOf(']');
    String text = message.substring(open + 1, close > open ? close : message.length());
    return new Repeats(count, text.strip());
  }
}

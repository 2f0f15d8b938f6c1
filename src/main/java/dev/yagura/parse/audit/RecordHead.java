package dev.yagura.parse.audit;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the fields of a record.
 *
 * @param node {@code node=}, as written
 * @param type the type by name
 * @param time of {@code audit(…)}; null for {@code msg=?} and for a date that is not understood
 * @param serial the serial number; -1 for {@code msg=?}
 * @param interpreted whether it was printed by {@code ausearch -i}
 * @param ambiguous whether day and month of an interpreted date could be told apart only by custom
 * @param next where the fields begin
 */
record RecordHead(
    @Nullable String node,
    String type,
    @Nullable Instant time,
    long serial,
    boolean interpreted,
    boolean ambiguous,
    int next) {

  /** How far into a line an audit id can stand: a node name and a type come before it. */
  private static final int REACH = 600;

  /**
   * Reads the head; null where the text has no audit id.
   *
   * @param zone the zone of dates that {@code ausearch -i} printed
   */
  static @Nullable RecordHead read(String text, ZoneId zone) {
    int at = skipBlanks(text, 0);
    if (text.startsWith("audit:", at)) {
      at = skipBlanks(text, at + 6);
    }
    String node = null;
    if (text.startsWith("node=", at)) {
      int stop = wordEnd(text, at);
      node = text.substring(at + 5, stop);
      at = skipBlanks(text, stop);
    }
    if (!text.startsWith("type=", at)) {
      return null;
    }
    int stop = wordEnd(text, at);
    if (stop - at > REACH) {
      return null;
    }
    String type = RecordTypes.nameOf(text.substring(at + 5, stop));
    at = skipBlanks(text, stop);
    if (text.startsWith("msg=", at)) {
      at += 4;
    }
    if (text.startsWith("?", at)) {
      return new RecordHead(node, type, null, -1, false, false, skipColon(text, at + 1));
    }
    int close = text.indexOf(')', at);
    if (!text.startsWith("audit(", at) || close < 0 || close - at > 80) {
      return null;
    }
    return id(node, type, text, at + 6, close, zone);
  }

  private static @Nullable RecordHead id(
      @Nullable String node, String type, String text, int from, int close, ZoneId zone) {
    int colon = text.lastIndexOf(':', close);
    long serial = colon < from ? -1 : number(text, colon + 1, close, 18);
    if (serial < 0) {
      return null;
    }
    int next = skipColon(text, close + 1);
    int point = text.indexOf('.', from);
    long seconds = point < 0 || point > colon ? -1 : number(text, from, point, 11);
    long fraction = seconds < 0 ? -1 : number(text, point + 1, colon, 9);
    if (fraction >= 0) {
      long nanos = fraction;
      for (int digits = colon - point - 1; digits < 9; digits++) {
        nanos *= 10;
      }
      return new RecordHead(
          node, type, Instant.ofEpochSecond(seconds, nanos), serial, false, false, next);
    }
    InterpretedDate date = InterpretedDate.read(text.substring(from, colon));
    return new RecordHead(
        node,
        type,
        date == null ? null : date.time().atZone(zone).toInstant(),
        serial,
        true,
        date != null && date.ambiguous(),
        next);
  }

  private static int skipColon(String text, int from) {
    int at = skipBlanks(text, from);
    return at < text.length() && text.charAt(at) == ':' ? at + 1 : at;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int wordEnd(String text, int from) {
    int stop = text.indexOf(' ', from);
    return stop < 0 ? text.length() : stop;
  }

  /** A number of at most so many digits; -1 where it is none. */
  private static long number(String text, int from, int to, int maximumDigits) {
    if (to <= from || to - from > maximumDigits) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}

package dev.yagura.parse.syslog;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The envelope of RFC 5424: {@code <PRI>1 TIME HOST APP PROCID MSGID SD MSG}. */
final class Rfc5424 {

  private static final int FIELDS = 5;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Rfc5424() {}

  /**
   * Reads what follows the priority.
   *
   * @return null where it is not of this form
   */
  static @Nullable Envelope read(
      RawLine line,
      String text,
      int from,
      int priority,
      TimestampScanner scanner,
      SenderClock clock) {
    if (!text.startsWith("1 ", from)) {
      return null;
    }
    String[] words = new String[FIELDS];
    int at = from + 2;
    for (int i = 0; i < FIELDS; i++) {
      int end = text.indexOf(' ', at);
      if (end < 0 || end == at) {
        return null;
      }
      words[i] = text.substring(at, end);
      at = end + 1;
    }
    Instant time = null;
    List<String> problems = List.of();
    if (!words[0].equals("-")) {
      if (scanner.scan(text, from + 2) != from + 2 + words[0].length()) {
        return null;
      }
      time = clock.resolve(scanner);
      problems = time == null ? List.of("time_unreadable: " + words[0]) : clock.problems();
    }
    int end = structuredDataEnd(text, at);
    if (end < 0) {
      return null;
    }
    String data = text.substring(at, end);
    if (data.contains("tzKnown=\"0\"")) {
      problems = SenderClock.with(problems, SenderClock.ZONE_ASSUMED);
    }
    Header header =
        new Header(
            time,
            given(words[1]),
            given(words[2]),
            given(words[3]),
            facts(priority, given(words[4]), given(data)),
            problems,
            line);
    int begin = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    if (begin < text.length() && text.charAt(begin) == BYTE_ORDER_MARK) {
      begin++;
    }
    return new Envelope(header, SolarisIds.skip(text, begin));
  }

  private static Map<String, String> facts(
      int priority, @Nullable String messageId, @Nullable String data) {
    Map<String, String> facts = Priority.facts(priority);
    if (messageId == null && data == null) {
      return facts;
    }
    Map<String, String> more = new LinkedHashMap<>(facts);
    if (messageId != null) {
      more.put("msgid", messageId);
    }
    if (data != null) {
      more.put("structured_data", data);
    }
    return more;
  }

  private static @Nullable String given(String word) {
    return word.equals("-") ? null : word;
  }

  /** Where the structured data end; -1 where there are none. Values may hold brackets. */
  private static int structuredDataEnd(String text, int from) {
    if (from < text.length() && text.charAt(from) == '-') {
      return from + 1;
    }
    int at = from;
    while (at < text.length() && text.charAt(at) == '[') {
      boolean quoted = false;
      at++;
      while (at < text.length() && (quoted || text.charAt(at) != ']')) {
        char character = text.charAt(at);
        if (quoted && character == '\\') {
          at++;
        } else if (character == '"') {
          quoted = !quoted;
        }
        at++;
      }
      if (at >= text.length()) {
        return -1;
      }
      at++;
    }
    return at == from ? -1 : at;
  }
}

package dev.yagura.parse.syslog;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import dev.yagura.parse.ParseSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of the lines of one body: RFC 5424, RFC 3164 and what is really sent. Never
 * fails: a line without an envelope is all message. Not thread-safe.
 */
public final class SyslogReader {

  private final TimestampScanner scanner = new TimestampScanner();
  private final SenderClock clock;
  private final Tags tags;

  /**
   * @param knownProgram whether a name is a program's of which {@code name: } alone, with no time
   *     before it, is taken as a tag
   */
  public SyslogReader(ParseSettings settings, Predicate<String> knownProgram) {
    this.clock = new SenderClock(settings);
    this.tags = new Tags(knownProgram);
  }

  /** The envelope of a line. */
  public Envelope read(RawLine line, String text) {
    int at = 0;
    int priority = -1;
    if (!text.isEmpty() && text.charAt(0) == '<') {
      int end = priorityEnd(text);
      if (end > 0) {
        priority = Integer.parseInt(text, 1, end - 1, 10);
        at = end;
        Envelope modern = Rfc5424.read(line, text, at, priority, scanner, clock);
        if (modern != null) {
          return modern;
        }
      }
    }
    return old(line, text, at, priority);
  }

  /** The instant of a text that is all time; null where it is none. */
  public @Nullable Instant time(String text) {
    int end = scanner.scan(text, 0);
    return end == text.length() ? clock.resolve(scanner) : null;
  }

  private Envelope old(RawLine line, String text, int from, int priority) {
    int begin = skipBlanks(text, from);
    int end = scanner.scan(text, begin);
    Map<String, String> facts = Priority.facts(priority);
    if (end < 0 || end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '[') {
      tags.headless(text, begin, priority >= 0);
      return envelope(line, null, facts, List.of(), text);
    }
    Instant time = clock.resolve(scanner);
    List<String> problems = clock.problems();
    if (time == null) {
      problems = List.of("time_unreadable: " + text.substring(begin, end));
    }
    int at = skipBlanks(text, end);
    if (at < text.length() && text.charAt(at) == '<') {
      int close = text.indexOf('>', at);
      Map<String, String> named =
          close < 0 ? Map.of() : Priority.facts(text.substring(at + 1, close));
      if (!named.isEmpty()) {
        facts = named;
        at = skipBlanks(text, close + 1);
      }
    }
    tags.afterTime(text, at);
    return envelope(line, time, facts, problems, text);
  }

  private Envelope envelope(
      RawLine line,
      @Nullable Instant time,
      Map<String, String> facts,
      List<String> problems,
      String text) {
    Header header = new Header(time, tags.host, tags.program, tags.pid, facts, problems, line);
    return new Envelope(header, SolarisIds.skip(text, tags.message));
  }

  private static int priorityEnd(String text) {
    int at = 1;
    while (at < text.length() && at < 5 && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    boolean ends = at > 1 && at < 5 && at < text.length() && text.charAt(at) == '>';
    return ends ? at + 1 : -1;
  }

  static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}

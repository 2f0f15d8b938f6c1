package dev.yagura.parse.lines;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.auth.AuthMessages;
import dev.yagura.parse.auth.Reading;
import dev.yagura.parse.auth.SshConnections;
import dev.yagura.parse.syslog.Escapes;
import dev.yagura.parse.syslog.Repeats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes messages of what stands in the envelopes of one body. Not thread-safe. */
final class MessageReader {

  private static final int MOST_HOSTS = 256;

  /** Programs whose messages hold commands, which may well have several lines. */
  private static final Set<String> COMMANDS = Set.of("sudo", "CRON", "CROND", "crond", "doas");

  private final AuthMessages grammars;
  private final Instant arrived;
  private final SshConnections connections = new SshConnections();
  private final Map<String, LogRecord.Message> lastOfHost =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LogRecord.Message> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  MessageReader(AuthMessages grammars, Instant arrived) {
    this.grammars = grammars;
    this.arrived = arrived;
  }

  /** The header of a line that has none. */
  static Header bare(RawLine line) {
    return new Header(null, null, null, null, Map.of(), List.of(), line);
  }

  /** The sourcetype of a message that was declared to be nothing. */
  String sourcetype(String program, String message) {
    boolean secure = grammars.isSecure(program) || AuthMessages.isPam(message);
    return secure ? "linux_secure" : "syslog";
  }

  /** Reads a message. */
  LogRecord.Message read(Header header, String message, String sourcetype) {
    Repeats repeats = Repeats.of(message);
    String host = header.host() == null ? "" : header.host();
    if (repeats != null && repeats.text() == null) {
      LogRecord.Message last = lastOfHost.get(host);
      return last == null
          ? new LogRecord.Message(header, sourcetype, message, "", Map.of(), repeats.count())
          : again(last, header, repeats.count());
    }
    String text = Escapes.decodeOctal(repeats == null ? message : repeats.text());
    LogRecord.Message read =
        read(header, text, sourcetype, repeats == null ? 1 : repeats.count(), host);
    lastOfHost.put(host, read);
    return read;
  }

  private LogRecord.Message read(
      Header header, String text, String sourcetype, int count, String host) {
    String program = header.program();
    if (program == null) {
      return new LogRecord.Message(header, sourcetype, text, "", Map.of(), count);
    }
    Reading reading = grammars.read(program, firstLine(program, text, header));
    List<String> problems = new ArrayList<>(0);
    problems.addAll(ProgramClaims.problems(grammars, header));
    if (reading == null) {
      return message(header, problems, sourcetype, text, "", Map.of(), count);
    }
    if (grammars.isSsh(program) && header.pid() != null) {
      Instant time = header.time() == null ? arrived : header.time();
      reading = connections.complete(host + '\n' + header.pid(), time, reading);
    }
    if (!reading.alternatives().isEmpty()) {
      problems.add("ambiguous_source");
    }
    return message(
        header,
        problems,
        sourcetype,
        text,
        reading.kind(),
        reading.values(),
        Math.max(count, reading.count()));
  }

  /** Lines that were joined to a message are no part of what its grammar speaks of. */
  private static String firstLine(String program, String text, Header header) {
    if (header.line().lineCount() == 1 || COMMANDS.contains(program)) {
      return text;
    }
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static LogRecord.Message message(
      Header header,
      List<String> problems,
      String sourcetype,
      String text,
      String kind,
      Map<String, String> values,
      int count) {
    Header marked = problems.isEmpty() ? header : with(header, problems);
    return new LogRecord.Message(marked, sourcetype, text, kind, values, count);
  }

  private static Header with(Header header, List<String> problems) {
    List<String> all = new ArrayList<>(header.problems());
    all.addAll(problems);
    return new Header(
        header.time(),
        header.host(),
        header.program(),
        header.pid(),
        header.facts(),
        List.copyOf(all),
        header.line());
  }

  /** The line before once more, at this line's time. */
  private static LogRecord.Message again(LogRecord.Message last, Header header, int count) {
    @Nullable String program = last.header().program();
    Header repeated =
        new Header(
            header.time(),
            header.host(),
            program,
            last.header().pid(),
            header.facts(),
            header.problems(),
            header.line());
    return new LogRecord.Message(
        repeated, last.sourcetype(), last.text(), last.kind(), last.values(), count);
  }
}

package dev.yagura.ingest;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.event.RawLine;
import dev.yagura.normalize.Normalizer;
import dev.yagura.parse.AuditReassembler;
import dev.yagura.parse.LineFraming;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Reads a body into events as {@link LogIntake} does, and keeps nothing of it. */
@Service
public class LogReading {

  private final LogParsers parsers;
  private final Normalizer normalizer;
  private final IngestProperties properties;
  private final Clock clock;

  LogReading(LogParsers parsers, Normalizer normalizer, IngestProperties properties, Clock clock) {
    this.parsers = parsers;
    this.normalizer = normalizer;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * The events of a body; audit events that are open at its end are closed.
   *
   * @throws IOException what reading the body throws
   */
  public List<Event> read(Submission submission, InputStream body) throws IOException {
    return read(submission, body, clock.instant());
  }

  /** The same, as if the body had arrived at another time. */
  public List<Event> read(Submission submission, InputStream body, Instant arrived)
      throws IOException {
    ZoneId zone = submission.zone() != null ? submission.zone() : submission.token().zone();
    LogParser parser =
        parsers.forBody(
            new ParseSettings(submission.sourcetype(), zone, submission.year(), arrived));
    LineFraming framing =
        new LineFraming(body, submission.contentType(), (int) properties.maximumLine().toBytes());
    Map<String, AuditReassembler> audit = new LinkedHashMap<>();
    List<Event> events = new ArrayList<>();
    for (RawLine line = framing.next(); line != null; line = framing.next()) {
      LogRecord record = parser.parse(line);
      String host = HostResolver.resolve(submission, record.header());
      if (record instanceof LogRecord.Audit part && part.eventTime() != null) {
        audit.computeIfAbsent(host, h -> new AuditReassembler()).add(part);
      } else {
        events.add(normalizer.normalize(record, origin(submission, host, arrived)));
      }
    }
    audit.forEach(
        (host, reassembler) -> {
          Origin origin = origin(submission, host, arrived);
          reassembler
              .closed()
              .forEach(g -> events.add(normalizer.normalizeAudit(g.records(), origin, true)));
          reassembler
              .open()
              .forEach(g -> events.add(normalizer.normalizeAudit(g.records(), origin, false)));
        });
    return events;
  }

  private static Origin origin(Submission submission, String host, Instant arrived) {
    String source = submission.source() == null ? "" : submission.source();
    return new Origin(host, source, submission.index(), arrived);
  }
}

package dev.yagura.ingest;

import dev.yagura.event.CandidateFinder;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.event.RawLine;
import dev.yagura.normalize.Normalizer;
import dev.yagura.parse.LineFraming;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import dev.yagura.store.EventReader;
import dev.yagura.store.Hosts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one body: lines to records to events, piece by piece, and counts. Not thread-safe. */
final class BodyReader {

  private static final int PROBLEMS_TOLD = 100;

  private final Submission submission;
  private final long batchId;
  private final Instant arrived;
  private final Normalizer normalizer;
  private final Hosts hosts;
  private final CandidateFinder candidates;
  private final LineFraming framing;
  private final LogParser parser;
  private final Map<String, Integer> hostIds = new HashMap<>();
  private final List<Receipt.LineProblem> problems = new ArrayList<>();
  private long received;
  private long quarantined;

  BodyReader(
      Submission submission,
      InputStream body,
      long batchId,
      Instant arrived,
      Reading reading,
      int maximumLine) {
    this.submission = submission;
    this.batchId = batchId;
    this.arrived = arrived;
    this.normalizer = reading.normalizer();
    this.hosts = reading.hosts();
    this.candidates = reading.candidates();
    ZoneId zone = submission.zone() != null ? submission.zone() : submission.token().zone();
    this.framing = new LineFraming(body, submission.contentType(), maximumLine);
    this.parser =
        reading
            .parsers()
            .forBody(new ParseSettings(submission.sourcetype(), zone, submission.year(), arrived));
  }

  /** What every body is read with. */
  record Reading(
      LogParsers parsers, Normalizer normalizer, Hosts hosts, CandidateFinder candidates) {}

  /** The next lines, at most so many records or bytes; null at the end of the body. */
  @Nullable Prepared next(int maximumRecords, long maximumBytes) throws IOException {
    Prepared prepared = new Prepared(batchId);
    while (prepared.size() < maximumRecords && prepared.bytes() < maximumBytes) {
      RawLine line = framing.next();
      if (line == null) {
        return prepared.size() == 0 ? null : prepared;
      }
      take(line, prepared);
    }
    return prepared;
  }

  private void take(RawLine line, Prepared into) {
    received += line.lineCount();
    LogRecord record = parser.parse(line);
    String host = HostResolver.resolve(submission, record.header());
    int hostId = hostIds.computeIfAbsent(host, name -> hosts.idOf(name, arrived));
    String source = source();
    if (record instanceof LogRecord.Audit audit && audit.eventTime() != null) {
      into.add(new Prepared.AuditLine(audit, hostId, host, source, submission.index()));
      return;
    }
    if (record instanceof LogRecord.Unreadable unreadable) {
      quarantined += line.lineCount();
      if (problems.size() < PROBLEMS_TOLD) {
        problems.add(new Receipt.LineProblem(line.number(), unreadable.reason()));
      }
    }
    Origin origin = new Origin(host, source, submission.index(), arrived);
    Event event = normalizer.normalize(record, origin);
    into.add(event, hostId, candidates.candidates(event, EventReader.rawText(event)));
  }

  private String source() {
    if (submission.token().source() != null) {
      return submission.token().source();
    }
    return submission.source() == null ? "" : submission.source();
  }

  /** The receipt of what was read so far. */
  Receipt receipt() {
    return new Receipt(
        batchId, received, received - quarantined, quarantined, false, List.copyOf(problems));
  }
}

package dev.yagura.ingest;

import dev.yagura.event.CandidateFinder.Candidates;
import dev.yagura.event.Event;
import dev.yagura.parse.LogRecord;
import dev.yagura.store.NewEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of one request that are read and wait to be written. */
final class Prepared {

  /** An audit record, whose event may need further records. */
  record AuditLine(
      LogRecord.Audit record, int hostId, String host, String source, @Nullable String index) {}

  private final long batchId;
  private final List<NewEvent> events = new ArrayList<>();
  private final List<AuditLine> audit = new ArrayList<>();
  private long bytes;

  Prepared(long batchId) {
    this.batchId = batchId;
  }

  void add(Event event, int hostId, Candidates candidates) {
    events.add(new NewEvent(event, batchId, hostId, candidates));
    event.lines().forEach(line -> bytes += line.sentBytes());
  }

  void add(AuditLine line) {
    audit.add(line);
    bytes += line.record().header().line().sentBytes();
  }

  long batchId() {
    return batchId;
  }

  List<NewEvent> events() {
    return events;
  }

  List<AuditLine> audit() {
    return audit;
  }

  int size() {
    return events.size() + audit.size();
  }

  /** Size of its lines as sent. */
  long bytes() {
    return bytes;
  }
}

package dev.yagura.ingest;

import dev.yagura.event.CandidateFinder.Candidates;
import dev.yagura.event.Event;
import dev.yagura.event.EventId;
import dev.yagura.event.Origin;
import dev.yagura.event.RawLine;
import dev.yagura.ingest.AuditPending.Key;
import dev.yagura.ingest.AuditPending.Log;
import dev.yagura.ingest.AuditPending.Waiting;
import dev.yagura.normalize.Normalizer;
import dev.yagura.parse.AuditReassembler;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import dev.yagura.store.EventReader;
import dev.yagura.store.NewAmendment;
import dev.yagura.store.NewEvent;
import dev.yagura.store.StoredEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts audit events together over the bounds of requests, inside the transaction of their receipt:
 * with the lines that waited, into events; the lines of events that are still open wait on; records
 * of an event that is stored already become its amendment.
 */
@Component
class AuditAssembler {

  /** How far back, in days of arrival, a late record looks for its event. */
  private static final int LATE_DAYS = 2;

  private static final Set<String> ENDS = Set.of("PROCTITLE", "EOE");

  /**
   * What became of the lines.
   *
   * @param batchIds the receipts that have a line in it
   */
  record Assembled(List<NewEvent> events, List<NewAmendment> amendments, Set<Long> batchIds) {

    Assembled() {
      this(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
    }
  }

  /** A line of one log, new or waiting. */
  private record Line(LogRecord.Audit record, long batchId, boolean isNew, Waiting waiting) {}

  private final AuditPending pending;
  private final EventReader reader;
  private final Normalizer normalizer;
  private final LogParsers parsers;

  AuditAssembler(
      AuditPending pending, EventReader reader, Normalizer normalizer, LogParsers parsers) {
    this.pending = pending;
    this.reader = reader;
    this.normalizer = normalizer;
    this.parsers = parsers;
  }

  /**
   * Assembles the audit lines of a slice.
   *
   * @param closes whether what is open at the end is closed
   * @param candidates the rules that may match an event
   */
  Assembled assemble(
      List<Prepared> batches,
      boolean closes,
      boolean history,
      Instant arrived,
      Function<Event, Candidates> candidates) {
    Map<Log, List<Line>> byLog = new TreeMap<>();
    Map<Log, String> hosts = new LinkedHashMap<>();
    for (Prepared batch : batches) {
      for (Prepared.AuditLine line : batch.audit()) {
        Log log = new Log(line.hostId(), line.source());
        hosts.put(log, line.host());
        byLog
            .computeIfAbsent(log, l -> new ArrayList<>())
            .add(newLine(line, batch.batchId(), arrived, history));
      }
    }
    Assembled all = new Assembled();
    byLog.forEach(
        (log, lines) -> {
          pending.lock(log);
          List<Key> keys = lines.stream().map(line -> line.waiting().key()).distinct().toList();
          assemble(log, hosts.get(log), keys, lines, closes, arrived, candidates, all);
        });
    return all;
  }

  /** Closes the events of a log that have waited since before a moment. */
  Assembled close(
      AuditPending.Overdue overdue,
      Instant waitingSince,
      Instant arrived,
      Function<Event, Candidates> candidates) {
    Log log = overdue.log();
    pending.lock(log);
    Assembled all = new Assembled();
    List<Key> keys = pending.olderThan(log, overdue.history(), waitingSince);
    assemble(log, overdue.host(), keys, List.of(), true, arrived, candidates, all);
    return all;
  }

  private void assemble(
      Log log,
      String host,
      Collection<Key> keys,
      List<Line> fresh,
      boolean closes,
      Instant arrived,
      Function<Event, Candidates> candidates,
      Assembled into) {
    Map<LogRecord.Audit, Line> lines = new IdentityHashMap<>();
    AuditReassembler reassembler = new AuditReassembler();
    List<Line> inOrder = new ArrayList<>();
    pending.find(log, keys).forEach(waiting -> inOrder.add(waitingLine(waiting)));
    Set<Key> hadWaiting =
        inOrder.stream().map(line -> line.waiting().key()).collect(Collectors.toSet());
    inOrder.addAll(fresh);
    for (Line line : inOrder) {
      lines.put(line.record(), line);
      reassembler.add(line.record());
    }
    List<AuditReassembler.Group> done = new ArrayList<>(reassembler.closed());
    if (closes) {
      done.addAll(reassembler.open());
    } else {
      pending.add(
          log,
          reassembler.open().stream()
              .flatMap(group -> group.records().stream())
              .map(lines::get)
              .filter(Line::isNew)
              .map(Line::waiting)
              .toList());
    }
    Map<Key, List<StoredEvent>> stored = storedEvents(log, done, arrived);
    for (AuditReassembler.Group group : done) {
      Key key = new Key(group.time(), group.serial());
      List<Line> ofGroup = group.records().stream().map(lines::get).toList();
      ofGroup.forEach(line -> into.batchIds().add(line.batchId()));
      amendment(ofGroup, host, stored.getOrDefault(key, List.of()), arrived)
          .ifPresentOrElse(
              into.amendments()::add,
              () -> into.events().add(event(log, host, group, ofGroup, arrived, candidates)));
    }
    pending.remove(
        log,
        done.stream()
            .map(group -> new Key(group.time(), group.serial()))
            .filter(hadWaiting::contains)
            .toList());
  }

  private NewEvent event(
      Log log,
      String host,
      AuditReassembler.Group group,
      List<Line> lines,
      Instant arrived,
      Function<Event, Candidates> candidates) {
    Line last = lines.get(lines.size() - 1);
    Origin origin = new Origin(host, log.source(), last.waiting().index(), arrived);
    Event event = normalizer.normalizeAudit(group.records(), origin, group.closed());
    return new NewEvent(event, last.batchId(), log.hostId(), candidates.apply(event));
  }

  /** The stored events that the groups which are not whole by themselves may belong to. */
  private Map<Key, List<StoredEvent>> storedEvents(
      Log log, List<AuditReassembler.Group> groups, Instant arrived) {
    List<Key> partial =
        groups.stream()
            .filter(group -> !isWhole(group))
            .map(group -> new Key(group.time(), group.serial()))
            .toList();
    if (partial.isEmpty()) {
      return Map.of();
    }
    LocalDate since = LocalDate.ofInstant(arrived, ZoneOffset.UTC).minusDays(LATE_DAYS);
    Map<String, Key> keys =
        partial.stream()
            .collect(Collectors.toMap(AuditAssembler::keySuffix, Function.identity(), (a, b) -> a));
    return reader
        .atTimes(log.hostId(), since, partial.stream().map(Key::time).distinct().toList())
        .stream()
        .filter(event -> event.event().source().equals(log.source()))
        .filter(event -> keys.containsKey(keySuffix(event.event())))
        .collect(Collectors.groupingBy(event -> keys.get(keySuffix(event.event()))));
  }

  private static String keySuffix(Key key) {
    return ":" + key.time().toEpochMilli() + ":" + key.serial();
  }

  // The content key of an audit event ends in its milliseconds and serial.
  private static String keySuffix(Event event) {
    String key = event.eventKey();
    int serial = key.lastIndexOf(':');
    int millis = serial < 0 ? -1 : key.lastIndexOf(':', serial - 1);
    return millis < 0 ? key : key.substring(millis);
  }

  private static boolean isWhole(AuditReassembler.Group group) {
    Set<String> types =
        group.records().stream().map(LogRecord.Audit::type).collect(Collectors.toSet());
    boolean standsAlone = group.closed() && types.stream().noneMatch(ENDS::contains);
    return standsAlone || types.contains("SYSCALL") && types.stream().anyMatch(ENDS::contains);
  }

  private Optional<NewAmendment> amendment(
      List<Line> late, String host, List<StoredEvent> stored, Instant arrived) {
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    EventId id = stored.get(stored.size() - 1).id();
    StoredEvent base = reader.read(id).orElseThrow();
    List<RawLine> had = base.event().lines();
    boolean isCopy =
        late.stream()
            .anyMatch(
                line ->
                    had.stream()
                        .anyMatch(
                            old ->
                                Arrays.equals(old.bytes(), line.record().header().line().bytes())));
    if (isCopy) {
      return Optional.empty();
    }
    List<LogRecord.Audit> whole = new ArrayList<>();
    had.forEach(line -> parse(line, base.event().sourcetype(), arrived).ifPresent(whole::add));
    late.forEach(line -> whole.add(line.record()));
    Origin origin = new Origin(host, base.event().source(), base.event().index(), base.arrived());
    Event merged = normalizer.normalizeAudit(whole, origin, true);
    return Optional.of(
        new NewAmendment(
            base,
            merged,
            late.stream().map(line -> line.record().header().line()).toList(),
            late.get(late.size() - 1).batchId()));
  }

  private static Line newLine(
      Prepared.AuditLine line, long batchId, Instant arrived, boolean history) {
    LogRecord.Audit record = line.record();
    Instant time = Objects.requireNonNull(record.eventTime());
    Waiting waiting =
        new Waiting(
            new Key(time, record.serial()),
            batchId,
            record.header().line(),
            record.sourcetype(),
            line.index(),
            arrived,
            history);
    return new Line(record, batchId, true, waiting);
  }

  private Line waitingLine(Waiting waiting) {
    LogRecord.Audit record =
        parse(waiting.line(), waiting.sourcetype(), waiting.arrived())
            .orElseThrow(
                () -> new IllegalStateException("a line that was an audit record is none"));
    return new Line(record, waiting.batchId(), false, waiting);
  }

  private Optional<LogRecord.Audit> parse(RawLine line, String sourcetype, Instant arrived) {
    LogParser parser = parsers.forBody(new ParseSettings(sourcetype, null, null, arrived));
    return parser.parse(line) instanceof LogRecord.Audit audit
        ? Optional.of(audit)
        : Optional.empty();
  }
}

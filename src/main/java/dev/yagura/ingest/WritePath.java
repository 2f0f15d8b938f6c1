package dev.yagura.ingest;

import dev.yagura.event.CandidateFinder;
import dev.yagura.event.CandidateFinder.Candidates;
import dev.yagura.event.Event;
import dev.yagura.ingest.AcceptedKeys.RequestKey;
import dev.yagura.store.EventReader;
import dev.yagura.store.NewEvent;
import dev.yagura.store.NewSlice;
import dev.yagura.store.SliceCommitted;
import dev.yagura.store.SliceWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of the write path. */
@Component
class WritePath {

  /** One small request, read whole. */
  record Small(
      Submission submission,
      RequestKey key,
      Instant receivedAt,
      List<Prepared> prepared,
      Receipt receipt) {}

  /** Gives the next piece of a long body; null at its end. */
  interface Pieces {
    @Nullable Prepared next() throws java.io.IOException;

    Receipt receipt();

    /** The key of the request, known at the end of the body; to be asked once. */
    RequestKey key();
  }

  /** The request was seen before: everything of it is rolled back. */
  static final class SeenBeforeException extends RuntimeException {
    private final RequestKey key;

    SeenBeforeException(RequestKey key) {
      super("seen before", null, false, false);
      this.key = key;
    }

    RequestKey key() {
      return key;
    }
  }

  private final AcceptedKeys keys;
  private final Batches batches;
  private final AuditAssembler audit;
  private final SliceWriter slices;
  private final ObjectProvider<CandidateFinder> candidates;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  WritePath(
      AcceptedKeys keys,
      Batches batches,
      AuditAssembler audit,
      SliceWriter slices,
      ObjectProvider<CandidateFinder> candidates,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.keys = keys;
    this.batches = batches;
    this.audit = audit;
    this.slices = slices;
    this.candidates = candidates;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Writes small requests as one slice, history apart; those seen before are answered as then. */
  @Transactional
  List<Receipt> write(List<Small> requests) {
    Instant arrived = clock.instant();
    List<Receipt> receipts = new ArrayList<>();
    List<Small> fresh = new ArrayList<>();
    for (Small request : requests) {
      if (keys.take(request.key(), request.receipt().batch(), arrived)) {
        batches.insert(request.submission(), request.receipt(), request.receivedAt(), arrived);
        fresh.add(request);
        receipts.add(request.receipt());
      } else {
        receipts.add(batches.repeat(keys.holder(request.key(), arrived).orElseThrow()));
      }
    }
    for (boolean history : new boolean[] {false, true}) {
      for (boolean sample : new boolean[] {false, true}) {
        for (boolean closes : new boolean[] {false, true}) {
          List<Prepared> part = new ArrayList<>();
          for (Small request : fresh) {
            Submission of = request.submission();
            if (of.history() == history && of.sample() == sample && of.closes() == closes) {
              part.addAll(request.prepared());
            }
          }
          writeSlice(part, closes, history, sample, arrived);
        }
      }
    }
    publisher.publishEvent(new SliceCommitted());
    return receipts;
  }

  /**
   * Writes a long body slice by slice, and commits them together.
   *
   * @throws SeenBeforeException when it was seen before; nothing of it is stored then
   */
  @Transactional(rollbackFor = Exception.class)
  Receipt write(Submission submission, Instant receivedAt, Pieces pieces)
      throws java.io.IOException {
    Instant arrived = clock.instant();
    for (Prepared piece; (piece = pieces.next()) != null; ) {
      writeSlice(
          List.of(piece), submission.closes(), submission.history(), submission.sample(), arrived);
    }
    Receipt receipt = pieces.receipt();
    RequestKey key = pieces.key();
    if (!keys.take(key, receipt.batch(), arrived)) {
      throw new SeenBeforeException(key);
    }
    batches.insert(submission, receipt, receivedAt, clock.instant());
    publisher.publishEvent(new SliceCommitted());
    return receipt;
  }

  /** The receipt of a request that was seen before, and counts the repeat. */
  @Transactional
  Optional<Receipt> seenBefore(RequestKey key) {
    return keys.holder(key, clock.instant()).map(batches::repeat);
  }

  /** Closes the audit events of a log that have waited since before a moment. */
  @Transactional
  void close(AuditPending.Overdue overdue, Instant waitingSince) {
    Instant arrived = clock.instant();
    AuditAssembler.Assembled done = audit.close(overdue, waitingSince, arrived, this::candidatesOf);
    store(done.events(), done, Set.of(), overdue.history(), false, arrived);
    publisher.publishEvent(new SliceCommitted());
  }

  private void writeSlice(
      List<Prepared> parts, boolean closes, boolean history, boolean sample, Instant arrived) {
    if (parts.isEmpty()) {
      return;
    }
    List<NewEvent> events = new ArrayList<>();
    Set<Long> batchIds = new LinkedHashSet<>();
    for (Prepared part : parts) {
      events.addAll(part.events());
      if (!part.events().isEmpty()) {
        batchIds.add(part.batchId());
      }
    }
    AuditAssembler.Assembled assembled =
        audit.assemble(parts, closes, history, arrived, this::candidatesOf);
    events.addAll(assembled.events());
    store(events, assembled, batchIds, history, sample, arrived);
  }

  private void store(
      List<NewEvent> events,
      AuditAssembler.Assembled assembled,
      Set<Long> batchIds,
      boolean history,
      boolean sample,
      Instant arrived) {
    if (events.isEmpty() && assembled.amendments().isEmpty()) {
      return;
    }
    Set<Long> all = new LinkedHashSet<>(batchIds);
    events.forEach(event -> all.add(event.batchId()));
    all.addAll(assembled.batchIds());
    slices.write(new NewSlice(arrived, all, history, sample, events, assembled.amendments()));
  }

  private Candidates candidatesOf(Event event) {
    return candidates.getObject().candidates(event, EventReader.rawText(event));
  }
}

package dev.yagura.store;

import dev.yagura.event.Event;
import dev.yagura.event.RawLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one slice adds to the volume: by host, source and quarter of an hour. */
final class VolumeRows {

  static final String COPY =
      """
      COPY volume (host_id, slice_id, part, event_quarter, arrival_quarter, last_event,
        last_arrival, lines, events, bytes, quarantined, sourcetype, source, model) FROM STDIN
      """;

  private static final long QUARTER_SECONDS = 15 * 60;

  private record Key(
      int hostId, Instant eventQuarter, String sourcetype, String source, String model) {}

  private static final class Sum {
    private long lines;
    private long events;
    private long bytes;
    private long quarantined;
    private Instant lastEvent = Instant.MIN;
  }

  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  /** Counts an event with its lines. */
  void add(int hostId, Event event) {
    Sum sum = addLines(hostId, event, event.lines());
    sum.events++;
    sum.quarantined += event.quarantined() ? 1 : 0;
  }

  /** Counts lines that add to an event counted before. */
  void addLate(int hostId, Event event, List<RawLine> lines) {
    addLines(hostId, event, lines);
  }

  private Sum addLines(int hostId, Event event, List<RawLine> lines) {
    Instant time = StoredTime.of(event.time());
    String model = event.model() == null ? "" : event.model().cimName();
    Sum sum =
        sums.computeIfAbsent(
            new Key(hostId, quarter(time), event.sourcetype(), event.source(), model),
            key -> new Sum());
    for (RawLine line : lines) {
      sum.lines += line.lineCount();
      sum.bytes += line.sentBytes();
    }
    sum.lastEvent = sum.lastEvent.isBefore(time) ? time : sum.lastEvent;
    return sum;
  }

  CopyText rows(long sliceId, Instant arrived) {
    CopyText text = new CopyText();
    int part = 0;
    for (Map.Entry<Key, Sum> entry : sums.entrySet()) {
      Key key = entry.getKey();
      Sum sum = entry.getValue();
      text.value(key.hostId())
          .value(sliceId)
          .value(part++)
          .value(key.eventQuarter())
          .value(quarter(arrived))
          .value(sum.lastEvent)
          .value(arrived)
          .value(sum.lines)
          .value(sum.events)
          .value(sum.bytes)
          .value(sum.quarantined)
          .value(key.sourcetype())
          .value(key.source())
          .value(key.model().isEmpty() ? null : key.model())
          .endRow();
    }
    return text;
  }

  private static Instant quarter(Instant time) {
    return Instant.ofEpochSecond(
        Math.floorDiv(time.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
  }
}

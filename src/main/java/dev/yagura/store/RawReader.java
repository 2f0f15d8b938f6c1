package dev.yagura.store;

import dev.yagura.event.Event;
import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads raw lines out of their blocks, each block once for all the events of a call. */
@Component
class RawReader {

  private record BlockKey(long sliceId, int number) {}

  private record Late(LocalDate day, long sliceId, List<Integer> places) {}

  private final JdbcClient jdbc;

  RawReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same events with their lines, those of late records after their own. */
  List<StoredEvent> withLines(List<StoredEvent> events) {
    if (events.isEmpty()) {
      return events;
    }
    Map<EventId, List<Late>> late = late(events);
    Map<LocalDate, Set<BlockKey>> wanted = new HashMap<>();
    for (StoredEvent event : events) {
      want(wanted, event.id().arrivalDay(), event.id().sliceId(), places(event.event()));
      late.getOrDefault(event.id(), List.of())
          .forEach(l -> want(wanted, l.day(), l.sliceId(), l.places()));
    }
    Map<BlockKey, List<byte[]>> blocks = new HashMap<>();
    wanted.forEach((day, keys) -> load(day, keys, blocks));
    return events.stream()
        .map(event -> withLines(event, late.getOrDefault(event.id(), List.of()), blocks))
        .toList();
  }

  private static StoredEvent withLines(
      StoredEvent stored, List<Late> late, Map<BlockKey, List<byte[]>> blocks) {
    List<RawLine> lines = new ArrayList<>();
    addLines(lines, stored.id().sliceId(), places(stored.event()), blocks);
    late.forEach(l -> addLines(lines, l.sliceId(), l.places(), blocks));
    Event event = stored.event();
    Event whole =
        new Event(
            event.time(),
            event.host(),
            event.reportedHost(),
            event.source(),
            event.sourcetype(),
            event.index(),
            event.model(),
            event.fields(),
            event.records(),
            event.count(),
            event.quarantined(),
            event.problems(),
            event.eventKey(),
            List.copyOf(lines));
    return new StoredEvent(
        stored.id(), whole, stored.arrived(), stored.batchId(), stored.lineNumbers());
  }

  private static void addLines(
      List<RawLine> lines, long sliceId, List<Integer> places, Map<BlockKey, List<byte[]>> blocks) {
    for (int place : places) {
      List<byte[]> block = blocks.get(new BlockKey(sliceId, place / RawBlock.LINES));
      if (block != null) {
        byte[] bytes = block.get(place % RawBlock.LINES);
        lines.add(new RawLine(lines.size() + 1, 1, bytes, bytes.length));
      }
    }
  }

  private static List<Integer> places(Event event) {
    return event.lines().stream().map(RawLine::number).toList();
  }

  private static void want(
      Map<LocalDate, Set<BlockKey>> wanted, LocalDate day, long sliceId, List<Integer> places) {
    Set<BlockKey> keys = wanted.computeIfAbsent(day, d -> new HashSet<>());
    places.forEach(place -> keys.add(new BlockKey(sliceId, place / RawBlock.LINES)));
  }

  private void load(LocalDate day, Set<BlockKey> keys, Map<BlockKey, List<byte[]>> blocks) {
    Map<Long, List<Integer>> bySlice =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    BlockKey::sliceId, Collectors.mapping(BlockKey::number, Collectors.toList())));
    bySlice.forEach(
        (slice, numbers) ->
            jdbc.sql(
                    """
                    SELECT block_number, data FROM raw_blocks
                    WHERE arrival_day = :day AND slice_id = :slice AND block_number = ANY(:numbers)
                    ORDER BY block_number
                    """)
                .param("day", day)
                .param("slice", slice)
                .param("numbers", numbers.toArray(Integer[]::new))
                .query(
                    row -> {
                      blocks.put(
                          new BlockKey(slice, row.getInt("block_number")),
                          RawBlock.decompress(row.getBytes("data")));
                    }));
  }

  private Map<EventId, List<Late>> late(List<StoredEvent> events) {
    Map<EventId, List<Late>> late = new HashMap<>();
    Long[] slices =
        events.stream()
            .filter(event -> !event.event().records().isEmpty())
            .map(event -> event.id().sliceId())
            .distinct()
            .toArray(Long[]::new);
    if (slices.length == 0) {
      return late;
    }
    jdbc.sql(
            """
            SELECT retention_class, event_arrival_day, host_id, event_slice_id, event_ordinal,
              arrival_day, slice_id, places
            FROM event_amendments WHERE event_slice_id = ANY(:slices)
            ORDER BY slice_id, ordinal
            """)
        .param("slices", slices)
        .query(
            row -> {
              EventId id =
                  new EventId(
                      row.getInt("retention_class"),
                      row.getObject("event_arrival_day", LocalDate.class),
                      row.getInt("host_id"),
                      row.getLong("event_slice_id"),
                      row.getInt("event_ordinal"));
              late.computeIfAbsent(id, i -> new ArrayList<>())
                  .add(
                      new Late(
                          row.getObject("arrival_day", LocalDate.class),
                          row.getLong("slice_id"),
                          EventRowMapper.integers(row.getArray("places"))));
            });
    return late;
  }
}

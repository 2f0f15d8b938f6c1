package dev.yagura.store;

import dev.yagura.event.EventId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stored events: late audit records merged in, raw lines from their blocks. */
@Component
public class EventReader {

  private static final int CHUNK = 1_000;

  private final JdbcClient jdbc;
  private final RawReader raw;

  EventReader(JdbcClient jdbc, RawReader raw) {
    this.jdbc = jdbc;
    this.raw = raw;
  }

  /** One event with its raw lines. */
  public Optional<StoredEvent> read(EventId id) {
    return read(List.of(id)).stream().findFirst();
  }

  /** Events with their raw lines, in the order of their ids; those no longer kept are left out. */
  public List<StoredEvent> read(Collection<EventId> ids) {
    List<StoredEvent> events = new ArrayList<>(ids.size());
    Map<Slice, List<Integer>> bySlice = new TreeMap<>();
    for (EventId id : ids) {
      bySlice
          .computeIfAbsent(new Slice(id.arrivalDay(), id.sliceId()), s -> new ArrayList<>())
          .add(id.ordinal());
    }
    bySlice.forEach(
        (slice, ordinals) -> {
          for (int from = 0; from < ordinals.size(); from += CHUNK) {
            List<Integer> some = ordinals.subList(from, Math.min(from + CHUNK, ordinals.size()));
            events.addAll(
                raw.withLines(
                    jdbc.sql(
                            EventRowMapper.SELECT
                                + """
                                WHERE e.arrival_day = :day AND e.slice_id = :slice
                                  AND e.ordinal = ANY(:ordinals)
                                ORDER BY e.ordinal
                                """)
                        .param("day", slice.day())
                        .param("slice", slice.sliceId())
                        .param("ordinals", some.toArray(Integer[]::new))
                        .query(EventRowMapper.INSTANCE)
                        .list()));
          }
        });
    return events;
  }

  private record Slice(LocalDate day, long sliceId) implements Comparable<Slice> {
    @Override
    public int compareTo(Slice other) {
      int byDay = day.compareTo(other.day);
      return byDay != 0 ? byDay : Long.compare(sliceId, other.sliceId);
    }
  }

  /** Every event of a slice with its raw lines, in the slice's order. */
  public void forEachOfSlice(LocalDate day, long sliceId, Consumer<StoredEvent> consumer) {
    int from = 0;
    List<StoredEvent> some;
    do {
      some =
          raw.withLines(
              jdbc.sql(
                      EventRowMapper.SELECT
                          + """
                          WHERE e.arrival_day = :day AND e.slice_id = :slice AND e.ordinal >= :from
                          ORDER BY e.ordinal LIMIT 1000
                          """)
                  .param("day", day)
                  .param("slice", sliceId)
                  .param("from", from)
                  .query(EventRowMapper.INSTANCE)
                  .list());
      some.forEach(consumer);
      from = some.isEmpty() ? from : some.get(some.size() - 1).id().ordinal() + 1;
    } while (some.size() == CHUNK);
  }

  /** The events that late records in this slice amend, as they read now. */
  public List<StoredEvent> amendedBy(long sliceId) {
    return raw.withLines(
        jdbc.sql(
                EventRowMapper.SELECT
                    + """
                    WHERE (e.arrival_day, e.host_id, e.slice_id, e.ordinal) IN (
                      SELECT event_arrival_day, host_id, event_slice_id, event_ordinal
                      FROM event_amendments WHERE slice_id = :slice)
                    ORDER BY e.slice_id, e.ordinal
                    """)
            .param("slice", sliceId)
            .query(EventRowMapper.INSTANCE)
            .list());
  }

  /**
   * The stored events of a host at exactly these times, without raw lines: where a late audit
   * record looks for its event.
   *
   * @param firstArrivalDay bounds the partitions
   */
  public List<StoredEvent> atTimes(
      int hostId, LocalDate firstArrivalDay, Collection<Instant> times) {
    return jdbc.sql(
            EventRowMapper.SELECT
                + """
                WHERE e.arrival_day >= :day AND e.host_id = :host AND e.time = ANY(:times::text[]::timestamptz[])
                ORDER BY e.slice_id, e.ordinal
                """)
        .param("day", firstArrivalDay)
        .param("host", hostId)
        .param(
            "times",
            times.stream().map(time -> StoredTime.of(time).toString()).toArray(String[]::new))
        .query(EventRowMapper.INSTANCE)
        .list();
  }

  /** The JSON array that binds these events to a statement, raw text included. */
  public String boundJson(Collection<StoredEvent> events) {
    return EventJson.write(events.stream().map(EventJson::boundRow).toList());
  }

  /** The raw lines of an event, decoded with replacement and joined by newline. */
  public static String rawText(dev.yagura.event.Event event) {
    return EventJson.rawText(event);
  }
}

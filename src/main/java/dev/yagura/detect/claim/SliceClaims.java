package dev.yagura.detect.claim;

import dev.yagura.detect.DetectionProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The claims on slices. A claim is a lease with a fence: who comes back after his lease was given
 * to another finds a higher fence, and writes nothing.
 */
@Repository
public class SliceClaims {

  private final JdbcClient database;
  private final DetectionProperties properties;

  SliceClaims(JdbcClient database, DetectionProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /** Claims the oldest ready slices that nobody holds, in one statement. */
  public List<ClaimedSlice> claim(String node, Instant now) {
    return database
        .sql(
            """
            WITH free AS (
              SELECT slice_id, events FROM slices
              WHERE ready AND evaluated_at IS NULL AND (lease_until IS NULL OR lease_until < :now)
              ORDER BY slice_id LIMIT :slices FOR UPDATE SKIP LOCKED),
            measured AS (
              SELECT slice_id, sum(events) OVER (ORDER BY slice_id) - events AS before FROM free)
            UPDATE slices s SET claimed_by = :node, lease_until = :until, fence = s.fence + 1
            FROM measured m WHERE s.slice_id = m.slice_id AND m.before < :events
            RETURNING s.slice_id, s.arrival_day, s.events, s.back_fill, s.hint_generation, s.fence
            """)
        .param("now", at(now))
        .param("until", at(now.plus(properties.lease())))
        .param("node", node)
        .param("slices", properties.slicesAtOnce())
        .param("events", properties.eventsAtOnce())
        .query(
            (row, number) ->
                new ClaimedSlice(
                    row.getLong(1),
                    row.getObject(2, LocalDate.class),
                    row.getInt(3),
                    row.getBoolean(4),
                    row.getObject(5, Long.class),
                    row.getLong(6)))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparingLong(ClaimedSlice::id))
        .toList();
  }

  /** Extends the lease on those that are still held. */
  public void renew(Collection<ClaimedSlice> slices, Instant now) {
    database
        .sql(
            "UPDATE slices s SET lease_until = ? FROM unnest(?, ?) AS held (slice_id, fence)"
                + " WHERE s.slice_id = held.slice_id AND s.fence = held.fence")
        .params(at(now.plus(properties.lease())), ids(slices), fences(slices))
        .update();
  }

  /** Locks what is still held until the transaction's end, in order of ids. */
  public Set<Long> lockHeld(Collection<ClaimedSlice> slices) {
    Map<Long, Long> fences =
        slices.stream().collect(Collectors.toMap(ClaimedSlice::id, ClaimedSlice::fence));
    return database
        .sql(
            "SELECT slice_id, fence FROM slices WHERE slice_id = ANY(?) AND evaluated_at IS NULL"
                + " ORDER BY slice_id FOR UPDATE")
        .param(ids(slices))
        .query((row, number) -> Map.entry(row.getLong(1), row.getLong(2)))
        .list()
        .stream()
        .filter(row -> row.getValue().equals(fences.get(row.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Marks as evaluated, and throws the candidate hints away. */
  public void markEvaluated(Set<Long> held, long generation, Instant now) {
    Long[] ids = held.toArray(Long[]::new);
    database
        .sql(
            "UPDATE slices SET evaluated_at = ?, evaluated_generation = ?, claimed_by = NULL,"
                + " lease_until = NULL WHERE slice_id = ANY(?)")
        .params(at(now), generation, ids)
        .update();
    database.sql("DELETE FROM slice_candidates WHERE slice_id = ANY(?)").param(ids).update();
  }

  private static Long[] ids(Collection<ClaimedSlice> slices) {
    return slices.stream().map(ClaimedSlice::id).toArray(Long[]::new);
  }

  private static Long[] fences(Collection<ClaimedSlice> slices) {
    return slices.stream().map(ClaimedSlice::fence).toArray(Long[]::new);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

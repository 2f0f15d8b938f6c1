package dev.yagura.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events a compiled query reads. */
public sealed interface EventSet {

  /**
   * Stored events of whole slices, or of chosen ordinals of them.
   *
   * @param slices the slices; at least one
   */
  record Slices(List<Slice> slices) implements EventSet {}

  /**
   * @param day arrival day, bounds the partitions
   * @param ordinals only these events of the slice; null for all
   */
  record Slice(LocalDate day, long sliceId, @Nullable List<Integer> ordinals) {}

  /**
   * Stored events of a range.
   *
   * @param arrivalDays first and last arrival day to read (inclusive), bounds the partitions
   * @param from inclusive
   * @param to exclusive
   * @param byArrival whether from and to bound the time of arrival rather than event time
   * @param hostIds only these hosts; empty for all
   */
  record Range(
      LocalDate firstArrivalDay,
      LocalDate lastArrivalDay,
      Instant from,
      Instant to,
      boolean byArrival,
      Set<Integer> hostIds)
      implements EventSet {}

  /**
   * Events bound to the statement.
   *
   * @param json a JSON array of objects with the columns of {@link dev.yagura.event.EventRelation}
   */
  record Bound(String json) implements EventSet {}
}

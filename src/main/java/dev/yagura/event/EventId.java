package dev.yagura.event;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The key of a stored event. Its text form is the event's id in the API.
 *
 * @param retentionClass 1 short, 2 standard, 3 long
 * @param arrivalDay UTC day of receipt of its slice
 * @param hostId the host's number
 * @param sliceId the slice's number
 * @param ordinal its place in the slice, from 0
 */
public record EventId(
    int retentionClass, LocalDate arrivalDay, int hostId, long sliceId, int ordinal)
    implements Comparable<EventId> {

  /** The text form, {@code 2-20261125-17-4711-3}. */
  @Override
  public String toString() {
    return "%d-%04d%02d%02d-%d-%d-%d"
        .formatted(
            retentionClass,
            arrivalDay.getYear(),
            arrivalDay.getMonthValue(),
            arrivalDay.getDayOfMonth(),
            hostId,
            sliceId,
            ordinal);
  }

  /** Reads the text form; empty for anything else. */
  public static Optional<EventId> parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 5 || parts[1].length() != 8) {
      return Optional.empty();
    }
    try {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(parts[1].substring(0, 4)),
              Integer.parseInt(parts[1].substring(4, 6)),
              Integer.parseInt(parts[1].substring(6, 8)));
      return Optional.of(
          new EventId(
              Integer.parseInt(parts[0]),
              day,
              Integer.parseInt(parts[2]),
              Long.parseLong(parts[3]),
              Integer.parseInt(parts[4])));
    } catch (NumberFormatException | java.time.DateTimeException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(EventId other) {
    return java.util.Comparator.comparing(EventId::arrivalDay)
        .thenComparingLong(EventId::sliceId)
        .thenComparingInt(EventId::ordinal)
        .thenComparingInt(EventId::hostId)
        .thenComparingInt(EventId::retentionClass)
        .compare(this, other);
  }
}

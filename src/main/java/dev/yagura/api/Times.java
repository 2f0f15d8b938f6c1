package dev.yagura.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as the API writes and reads them: RFC 3339, in UTC with microseconds on the way out. */
final class Times {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  // What RFC 3339 can write; further out, sums with it overflow and PostgreSQL refuses it.
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Times() {}

  static String text(Instant time) {
    return FORMAT.format(time);
  }

  static @Nullable String nullable(@Nullable Instant time) {
    return time == null ? null : text(time);
  }

  /** Reads a parameter; a plus sign may have become a blank on the way. */
  static @Nullable Instant parse(String parameter, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        throw new BadParameterException(parameter, "A year has four digits, from 0001 on.");
      }
      return time;
    } catch (DateTimeException notATime) {
      throw new BadParameterException(
          parameter, "This is not a time; send one as 2026-11-25T10:00:00Z.");
    }
  }

  static Instant parse(String parameter, @Nullable String text, Instant otherwise) {
    Instant time = parse(parameter, text);
    return time == null ? otherwise : time;
  }

  static ZoneId zone(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException unknown) {
      throw new BadParameterException("timezone", "There is no such zone; send one as Asia/Tokyo.");
    }
  }
}

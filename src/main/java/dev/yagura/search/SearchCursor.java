package dev.yagura.search;

import dev.yagura.event.EventId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The place after which a page begins.
 *
 * @param time event time, or time of arrival where the search goes by it
 */
record SearchCursor(Instant time, EventId id) {

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((time + " " + id).getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads a cursor; empty for a text that is none. */
  static Optional<SearchCursor> parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      int blank = plain.indexOf(' ');
      if (blank < 0) {
        return Optional.empty();
      }
      Instant time = Instant.parse(plain.substring(0, blank));
      return EventId.parse(plain.substring(blank + 1)).map(id -> new SearchCursor(time, id));
    } catch (IllegalArgumentException | DateTimeException notACursor) {
      return Optional.empty();
    }
  }
}

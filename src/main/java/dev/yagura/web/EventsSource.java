package dev.yagura.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the event pages show. */
interface EventsSource {

  /**
   * Searches.
   *
   * @param bucket the width of the histogram's spans, aligned to the epoch
   */
  EventListModel events(EventFilter filter, Duration bucket, @Nullable String cursor, int limit);

  /** The event of this id, its raw text cut after some hundred thousand characters. */
  Optional<EventModel> event(String id);

  /** The exact bytes of an event's raw text. */
  Optional<byte[]> raw(String id);
}

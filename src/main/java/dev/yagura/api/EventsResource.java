package dev.yagura.api;

import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import dev.yagura.ingest.Batches;
import dev.yagura.query.SearchProblemException;
import dev.yagura.search.EventSearch;
import dev.yagura.search.SearchPage;
import dev.yagura.search.SearchRange;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Events: searched, and one by one. */
@RestController
class EventsResource {

  private static final Duration USUAL = Duration.ofHours(24);
  private static final int STREAMED_PAGE = 500;

  private final EventSearch search;
  private final EventReader reader;
  private final Batches batches;
  private final JsonMapper json;
  private final Clock clock;

  EventsResource(
      EventSearch search, EventReader reader, Batches batches, JsonMapper json, Clock clock) {
    this.search = search;
    this.reader = reader;
    this.batches = batches;
    this.json = json;
    this.clock = clock;
  }

  /** A page of events, the newest first; by arrival of the last 24 hours unless told otherwise. */
  @GetMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
  Listing<EventItem> events(
      @RequestParam(value = "q", defaultValue = "") String query,
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "to", required = false) @Nullable String to,
      @RequestParam(value = "time", required = false) @Nullable String time,
      @RequestParam(value = "host", required = false) @Nullable String host,
      @RequestParam(value = "sourcetype", required = false) @Nullable String sourcetype,
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor)
      throws SearchProblemException {
    SearchRange range = range(from, to, time, host, sourcetype, false);
    SearchPage page = search.search(query, range, cursor, Listing.limit(limit));
    return new Listing<>(
        page.events().stream().map(EventItem::of).toList(), page.next().orElse(null));
  }

  /** Everything that matches, one JSON object a line. */
  @GetMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
  void stream(
      @RequestParam(value = "q", defaultValue = "") String query,
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "to", required = false) @Nullable String to,
      @RequestParam(value = "time", required = false) @Nullable String time,
      @RequestParam(value = "host", required = false) @Nullable String host,
      @RequestParam(value = "sourcetype", required = false) @Nullable String sourcetype,
      HttpServletResponse response)
      throws SearchProblemException, IOException {
    SearchRange range = range(from, to, time, host, sourcetype, false);
    SearchPage page = search.search(query, range, null, STREAMED_PAGE);
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    while (true) {
      for (StoredEvent event : page.events()) {
        response.getOutputStream().write(json.writeValueAsBytes(EventItem.of(event)));
        response.getOutputStream().write('\n');
      }
      response.flushBuffer();
      Optional<String> next = page.next();
      if (next.isEmpty()) {
        return;
      }
      page = search.search(query, range, next.get(), STREAMED_PAGE);
    }
  }

  /** One event with its audit records and its origin. */
  @GetMapping("/api/v1/events/{id}")
  EventItem.Whole event(@PathVariable("id") String id) {
    StoredEvent stored = find(id);
    Optional<Batches.Batch> batch = batches.get(stored.batchId());
    return new EventItem.Whole(
        EventItem.of(stored),
        stored.event().records(),
        new EventItem.Origin(
            batch.map(Batches.Batch::token).orElse(null),
            batch.map(Batches.Batch::door).orElse(""),
            Long.toString(stored.batchId()),
            stored.lineNumbers()));
  }

  /** The exact bytes of its lines. */
  @GetMapping(path = "/api/v1/events/{id}/raw", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  byte[] raw(@PathVariable("id") String id) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (RawLine line : find(id).event().lines()) {
      bytes.writeBytes(line.bytes());
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  /** Lines that could not be read. */
  @GetMapping("/api/v1/quarantine")
  Listing<EventItem> quarantine(
      @RequestParam(value = "host", required = false) @Nullable String host,
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "to", required = false) @Nullable String to,
      @RequestParam(value = "limit", defaultValue = Listing.LIMIT) int limit,
      @RequestParam(value = "cursor", required = false) @Nullable String cursor)
      throws SearchProblemException {
    Instant start = Times.parse("from", from, clock.instant().minus(Duration.ofDays(30)));
    SearchRange range = range(Times.text(start), to, "arrival", host, null, true);
    SearchPage page = search.search("", range, cursor, Listing.limit(limit));
    return new Listing<>(
        page.events().stream().map(EventItem::of).toList(), page.next().orElse(null));
  }

  private StoredEvent find(String id) {
    return EventId.parse(id)
        .flatMap(reader::read)
        .orElseThrow(() -> new NotFoundException("event", id));
  }

  private SearchRange range(
      @Nullable String from,
      @Nullable String to,
      @Nullable String time,
      @Nullable String host,
      @Nullable String sourcetype,
      boolean quarantinedOnly) {
    Instant now = clock.instant();
    boolean byArrival =
        switch (time == null ? from == null && to == null ? "arrival" : "event" : time) {
          case "arrival" -> true;
          case "event" -> false;
          default -> throw new BadParameterException("time", "This is either event or arrival.");
        };
    Instant end = Times.parse("to", to, now.plus(Duration.ofMinutes(1)));
    Instant start = Times.parse("from", from, end.minus(USUAL));
    return new SearchRange(
        start,
        end,
        byArrival,
        Optional.ofNullable(host).map(name -> name.toLowerCase(Locale.ROOT)),
        Optional.ofNullable(sourcetype),
        quarantinedOnly);
  }
}

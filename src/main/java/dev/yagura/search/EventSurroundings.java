package dev.yagura.search;

import dev.yagura.event.EventId;
import dev.yagura.query.EventQuery;
import dev.yagura.query.SearchCompiler;
import dev.yagura.query.SearchProblemException;
import dev.yagura.query.StatementParameters;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** What lies around a moment: the events of a host, or the nearest that a search would find. */
@Service
public class EventSurroundings {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final Comparator<StoredEvent> BY_TIME =
      Comparator.comparing((StoredEvent stored) -> stored.event().time())
          .thenComparing(StoredEvent::id);

  private final EventSearch search;
  private final EventReader reader;
  private final JdbcTemplate jdbc;
  private final SearchCompiler compiler = new SearchCompiler();

  EventSurroundings(EventSearch search, EventReader reader, JdbcTemplate jdbc) {
    this.search = search;
    this.reader = reader;
    this.jdbc = jdbc;
  }

  /**
   * A host's events around a moment of event time, those nearest to it, in order of event time.
   *
   * @param distance how far before and after
   * @param limit at most so many on either side
   */
  public List<StoredEvent> around(String host, Instant moment, Duration distance, int limit) {
    List<EventId> ids = new ArrayList<>();
    ids.addAll(ids(ofHost(host, moment.minus(distance), moment), "DESC", limit));
    ids.addAll(ids(ofHost(host, moment, moment.plus(distance)), "ASC", limit));
    return reader.read(ids).stream().sorted(BY_TIME).toList();
  }

  /**
   * The time of the event closest to a range that a search finds before or after it. Raw text is
   * not looked at.
   *
   * @return empty where there is none, where the search needs raw text (a wait beyond five seconds
   *     is an exception of the database)
   * @throws SearchProblemException with the place, when the text cannot be compiled
   */
  public Optional<Instant> nearest(String text, SearchRange range) throws SearchProblemException {
    EventQuery query = compiler.compile(text);
    if (query.needsRaw()) {
      return Optional.empty();
    }
    Instant before = edge(query, moved(range, EARLIEST, range.from()), "max");
    Instant after = edge(query, moved(range, range.to(), LATEST), "min");
    if (before == null || after == null) {
      return Optional.ofNullable(before == null ? after : before);
    }
    boolean earlier =
        Duration.between(before, range.from()).compareTo(Duration.between(range.to(), after)) <= 0;
    return Optional.of(earlier ? before : after);
  }

  private @Nullable Instant edge(EventQuery query, SearchRange range, String function) {
    List<Object> values = new ArrayList<>();
    String where = search.where(range, values);
    values.addAll(List.of(StatementParameters.of(query.condition())));
    String sql =
        "SELECT %s(e.%s) FROM event_relation e WHERE %s AND (%s)"
            .formatted(
                function, range.byArrival() ? "arrived" : "time", where, query.condition().text());
    return search
        .read(
            PATIENCE,
            () ->
                Optional.ofNullable(
                    jdbc.queryForObject(sql, OffsetDateTime.class, values.toArray())))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  private List<EventId> ids(SearchRange range, String direction, int limit) {
    List<Object> values = new ArrayList<>();
    String where = search.where(range, values);
    values.add(limit);
    String sql =
        """
        SELECT e.retention_class, e.arrival_day, e.host_id, e.slice_id, e.ordinal
        FROM event_relation e WHERE %1$s
        ORDER BY e.time %2$s, e.arrival_day %2$s, e.slice_id %2$s, e.ordinal %2$s LIMIT ?
        """
            .formatted(where, direction);
    return search.read(
        PATIENCE, () -> jdbc.query(sql, (row, number) -> EventSearch.id(row), values.toArray()));
  }

  private static SearchRange ofHost(String host, Instant from, Instant to) {
    return new SearchRange(from, to, false, Optional.of(host), Optional.empty(), false);
  }

  private static SearchRange moved(SearchRange range, Instant from, Instant to) {
    return new SearchRange(
        from, to, range.byArrival(), range.host(), range.sourcetype(), range.quarantinedOnly());
  }
}

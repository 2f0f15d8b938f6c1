package dev.yagura.search;

import dev.yagura.event.Event;
import dev.yagura.event.EventId;
import dev.yagura.event.EventText;
import dev.yagura.query.EventQuery;
import dev.yagura.query.EventSet;
import dev.yagura.query.SearchCompiler;
import dev.yagura.query.SearchProblemException;
import dev.yagura.query.SqlStatement;
import dev.yagura.query.StatementParameters;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Searches stored events. SQL is the only judge: of columns where they are stored, of raw text on
 * events bound to the statement, read from their blocks.
 */
@Service
public class EventSearch {

  private static final int RAW_CHUNK = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration RAW_PATIENCE = Duration.ofSeconds(10);
  private static final String ORDER =
      """
      ORDER BY %1$s DESC, e.arrival_day DESC, e.slice_id DESC, e.ordinal DESC, e.host_id DESC,
        e.retention_class DESC
      """;

  private record Found(EventId id, Instant time) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate reading;
  private final EventReader reader;
  private final SearchCompiler compiler = new SearchCompiler();
  private final Clock clock;

  EventSearch(
      JdbcTemplate jdbc, PlatformTransactionManager transactions, EventReader reader, Clock clock) {
    this.jdbc = jdbc;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * A page of what matches, the newest first.
   *
   * @param text the search language's terms; empty for every event
   * @param cursor of the page before; null, or a text that is no cursor, for the first page
   * @throws SearchProblemException with the place, when the text cannot be compiled
   */
  public SearchPage search(String text, SearchRange range, @Nullable String cursor, int limit)
      throws SearchProblemException {
    EventQuery query = compiler.compile(text);
    Optional<SearchCursor> after = Optional.ofNullable(cursor).flatMap(SearchCursor::parse);
    return query.needsRaw()
        ? overRaw(query, range, after, limit)
        : overColumns(query, range, after, limit);
  }

  /** How many events of a sourcetype began in a span. */
  public record Count(Instant span, String sourcetype, long events) {}

  /**
   * Counts what matches, by span of event time and sourcetype. Raw text is not looked at: a search
   * that needs it is counted by {@code matching} alone.
   *
   * @param span its width, aligned to the epoch
   * @return empty where the search needs raw text
   */
  public Optional<List<Count>> histogram(String text, SearchRange range, Duration span)
      throws SearchProblemException {
    EventQuery query = compiler.compile(text);
    if (query.needsRaw()) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    values.add(span.toSeconds() + " seconds");
    String where = where(range, values);
    SqlStatement condition = query.condition();
    values.addAll(List.of(StatementParameters.of(condition)));
    String sql =
        """
        SELECT date_bin(?::interval, e.%s, timestamptz 'epoch') AS span, e.sourcetype, count(*)
        FROM event_relation e WHERE %s AND (%s) GROUP BY 1, 2 ORDER BY 1, 2
        """
            .formatted(range.byArrival() ? "arrived" : "time", where, condition.text());
    return Optional.of(
        read(
            PATIENCE,
            () ->
                jdbc.query(
                    sql,
                    (row, number) ->
                        new Count(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getString(2),
                            row.getLong(3)),
                    values.toArray())));
  }

  private SearchPage overColumns(
      EventQuery query, SearchRange range, Optional<SearchCursor> after, int limit) {
    List<Found> found = find(query.condition(), range, after, limit + 1);
    List<Found> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(cursor(page.get(page.size() - 1)).text())
            : Optional.empty();
    return new SearchPage(inOrder(page), next);
  }

  private SearchPage overRaw(
      EventQuery query, SearchRange range, Optional<SearchCursor> after, int limit) {
    Instant end = clock.instant().plus(RAW_PATIENCE);
    List<StoredEvent> matching = new ArrayList<>();
    Optional<SearchCursor> place = after;
    while (true) {
      List<Found> chunk = find(new SqlStatement("true", List.of()), range, place, RAW_CHUNK);
      List<StoredEvent> events = inOrder(chunk);
      Set<EventId> ids = judge(query, events);
      Map<EventId, Instant> times = new HashMap<>();
      chunk.forEach(found -> times.put(found.id(), found.time()));
      for (StoredEvent event : events) {
        if (ids.contains(event.id())) {
          matching.add(event);
          if (matching.size() == limit) {
            Found last = new Found(event.id(), times.get(event.id()));
            return new SearchPage(matching, Optional.of(cursor(last).text()));
          }
        }
      }
      if (chunk.size() < RAW_CHUNK) {
        return new SearchPage(matching, Optional.empty());
      }
      place = Optional.of(cursor(chunk.get(chunk.size() - 1)));
      if (clock.instant().isAfter(end)) {
        return new SearchPage(matching, place.map(SearchCursor::text));
      }
    }
  }

  /** Which of the events match: those without a literal that it needs need not be asked. */
  private Set<EventId> judge(EventQuery query, List<StoredEvent> events) {
    List<StoredEvent> possible =
        events.stream().filter(event -> mayMatch(query, event.event())).toList();
    if (possible.isEmpty()) {
      return Set.of();
    }
    SqlStatement statement =
        query.matches(new EventSet.Bound(reader.boundJson(possible)), List.of(), List.of());
    return new HashSet<>(
        read(
            PATIENCE,
            () ->
                jdbc.query(
                    statement.text(),
                    (row, number) -> id(row),
                    StatementParameters.of(statement))));
  }

  private static boolean mayMatch(EventQuery query, Event event) {
    if (query.requiredLiterals().isEmpty()) {
      return true;
    }
    String text = EventText.folded(event, EventReader.rawText(event));
    return query.requiredLiterals().get().stream().anyMatch(text::contains);
  }

  private List<Found> find(
      SqlStatement condition, SearchRange range, Optional<SearchCursor> after, int limit) {
    String time = range.byArrival() ? "e.arrived" : "e.time";
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder(where(range, values));
    after.ifPresent(
        cursor -> {
          where.append(
              " AND (%s, e.arrival_day, e.slice_id, e.ordinal, e.host_id, e.retention_class)"
                      .formatted(time)
                  + " < (?, ?, ?, ?, ?, ?)");
          values.add(parameter(cursor.time()));
          values.add(cursor.id().arrivalDay());
          values.add(cursor.id().sliceId());
          values.add(cursor.id().ordinal());
          values.add(cursor.id().hostId());
          values.add(cursor.id().retentionClass());
        });
    values.addAll(List.of(StatementParameters.of(condition)));
    values.add(limit);
    String sql =
        """
        SELECT e.retention_class, e.arrival_day, e.host_id, e.slice_id, e.ordinal, %s AS place
        FROM event_relation e WHERE %s AND (%s) %s LIMIT ?
        """
            .formatted(time, where, condition.text(), ORDER.formatted(time));
    return read(
        PATIENCE,
        () ->
            jdbc.query(
                sql,
                (row, number) ->
                    new Found(id(row), row.getObject("place", OffsetDateTime.class).toInstant()),
                values.toArray()));
  }

  String where(SearchRange range, List<Object> values) {
    StringBuilder where = new StringBuilder("e.arrival_day BETWEEN ? AND ?");
    // Event time says nothing sure about the day of arrival: a clock may be years ahead.
    values.add(
        range.byArrival()
            ? LocalDate.ofInstant(range.from(), ZoneOffset.UTC)
            : LocalDate.of(2000, 1, 1));
    values.add(
        range.byArrival()
            ? LocalDate.ofInstant(range.to(), ZoneOffset.UTC)
            : LocalDate.of(9999, 12, 31));
    String time = range.byArrival() ? "e.arrived" : "e.time";
    where.append(" AND %s >= ? AND %s < ?".formatted(time, time));
    values.add(parameter(range.from()));
    values.add(parameter(range.to()));
    range
        .host()
        .ifPresent(
            host -> {
              where.append(" AND e.host_id = ?");
              values.add(hostId(host));
            });
    range
        .sourcetype()
        .ifPresent(
            sourcetype -> {
              where.append(" AND e.sourcetype = ?");
              values.add(sourcetype);
            });
    if (range.quarantinedOnly()) {
      where.append(" AND e.quarantined");
    }
    return where.toString();
  }

  private int hostId(String name) {
    List<Integer> ids =
        jdbc.queryForList("SELECT host_id FROM hosts WHERE name = lower(?)", Integer.class, name);
    return ids.isEmpty() ? -1 : ids.get(0);
  }

  private List<StoredEvent> inOrder(List<Found> page) {
    Map<EventId, StoredEvent> events = new HashMap<>();
    reader
        .read(page.stream().map(Found::id).toList())
        .forEach(event -> events.put(event.id(), event));
    return page.stream().map(found -> events.get(found.id())).filter(Objects::nonNull).toList();
  }

  <T> T read(Duration patience, java.util.function.Supplier<T> query) {
    return Objects.requireNonNull(
        reading.execute(
            status -> {
              jdbc.execute("SET LOCAL statement_timeout = " + patience.toMillis());
              return query.get();
            }));
  }

  private static SearchCursor cursor(Found found) {
    return new SearchCursor(found.time(), found.id());
  }

  private static OffsetDateTime parameter(Instant time) {
    return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  static EventId id(ResultSet row) throws SQLException {
    return new EventId(
        row.getInt("retention_class"),
        row.getObject("arrival_day", LocalDate.class),
        row.getInt("host_id"),
        row.getLong("slice_id"),
        row.getInt("ordinal"));
  }
}

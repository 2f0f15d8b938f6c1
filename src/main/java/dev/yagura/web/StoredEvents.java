package dev.yagura.web;

import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import dev.yagura.host.HostInventory;
import dev.yagura.host.Volume;
import dev.yagura.host.VolumeRow;
import dev.yagura.ingest.Batches;
import dev.yagura.query.SearchProblemException;
import dev.yagura.search.EventSearch;
import dev.yagura.search.EventSurroundings;
import dev.yagura.search.SearchPage;
import dev.yagura.search.SearchRange;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The events that were sent. */
@Component
final class StoredEvents implements EventsSource {

  private static final Duration SOURCETYPES_OF = Duration.ofDays(90);

  private final EventSearch search;
  private final EventSurroundings surroundings;
  private final EventReader reader;
  private final Batches batches;
  private final HostInventory hosts;
  private final Volume volume;
  private final Clock clock;

  StoredEvents(
      EventSearch search,
      EventSurroundings surroundings,
      EventReader reader,
      Batches batches,
      HostInventory hosts,
      Volume volume,
      Clock clock) {
    this.search = search;
    this.surroundings = surroundings;
    this.reader = reader;
    this.batches = batches;
    this.hosts = hosts;
    this.volume = volume;
    this.clock = clock;
  }

  @Override
  public EventListModel events(
      EventFilter filter, Duration bucket, @Nullable String cursor, int limit) {
    SearchRange range =
        new SearchRange(
            filter.from(),
            filter.to(),
            filter.arrival(),
            Optional.ofNullable(filter.host()),
            Optional.ofNullable(filter.sourcetype()),
            false);
    List<String> sourcetypes = sourcetypes();
    try {
      SearchPage found = search.search(filter.query(), range, cursor, limit);
      Page<EventRow> page =
          new Page<>(
              found.events().stream().map(EventRows::of).toList(), found.next().orElse(null));
      boolean none = found.events().isEmpty() && found.next().isEmpty() && cursor == null;
      return new EventListModel(
          page,
          histogram(filter, range, bucket),
          List.of(),
          hosts.names(),
          sourcetypes,
          none ? nearest(filter, range) : null);
    } catch (SearchProblemException problem) {
      return problem(problem.column(), String.valueOf(problem.getMessage()), sourcetypes);
    } catch (DataAccessException failure) {
      if (!SqlTimeout.caused(failure)) {
        throw failure;
      }
      return problem(0, "The search took longer than 30 seconds. Narrow its range.", sourcetypes);
    }
  }

  private EventListModel problem(int column, String message, List<String> sourcetypes) {
    return new EventListModel(
        new Page<>(List.of(), null),
        null,
        List.of(new EventListModel.QueryProblem(column, message)),
        hosts.names(),
        sourcetypes,
        null);
  }

  private @Nullable Counts histogram(EventFilter filter, SearchRange range, Duration bucket)
      throws SearchProblemException {
    try {
      Optional<List<EventSearch.Count>> counts = search.histogram(filter.query(), range, bucket);
      if (counts.isEmpty()) {
        return null;
      }
      CountsBuilder builder = new CountsBuilder(filter.from(), filter.to(), bucket);
      counts.get().forEach(one -> builder.add(one.span(), one.sourcetype(), one.events()));
      return builder.build(
          volume.collected(filter.from(), filter.to(), bucket, filter.arrival(), filter.host()));
    } catch (DataAccessException failure) {
      if (!SqlTimeout.caused(failure)) {
        throw failure;
      }
      return null;
    }
  }

  private @Nullable Instant nearest(EventFilter filter, SearchRange range)
      throws SearchProblemException {
    try {
      return surroundings.nearest(filter.query(), range).orElse(null);
    } catch (DataAccessException failure) {
      if (!SqlTimeout.caused(failure)) {
        throw failure;
      }
      return null;
    }
  }

  private List<String> sourcetypes() {
    Instant now = clock.instant();
    return volume
        .of(
            now.minus(SOURCETYPES_OF),
            now,
            Set.of(Volume.By.SOURCETYPE),
            ZoneOffset.UTC,
            true,
            null)
        .stream()
        .map(VolumeRow::sourcetype)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public Optional<EventModel> event(String id) {
    return stored(id)
        .map(
            event ->
                EventRows.model(
                    event, EventRows.RAW_ALONE, batches.get(event.batchId()).orElse(null)));
  }

  @Override
  public Optional<byte[]> raw(String id) {
    return stored(id).map(event -> bytes(event.event().lines()));
  }

  private Optional<StoredEvent> stored(String id) {
    return EventId.parse(id).flatMap(reader::read);
  }

  private static byte[] bytes(List<RawLine> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (RawLine line : lines) {
      if (bytes.size() > 0) {
        bytes.write('\n');
      }
      bytes.writeBytes(line.bytes());
    }
    return bytes.toByteArray();
  }
}

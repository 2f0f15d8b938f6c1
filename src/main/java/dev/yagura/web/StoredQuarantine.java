package dev.yagura.web;

import dev.yagura.event.EventId;
import dev.yagura.ingest.Quarantine;
import dev.yagura.query.SearchProblemException;
import dev.yagura.search.EventSearch;
import dev.yagura.search.SearchPage;
import dev.yagura.search.SearchRange;
import dev.yagura.store.StoredEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines that could not be read. */
@Component
final class StoredQuarantine implements QuarantineSource {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final EventSearch search;
  private final Quarantine quarantine;

  StoredQuarantine(EventSearch search, Quarantine quarantine) {
    this.search = search;
    this.quarantine = quarantine;
  }

  @Override
  public Page<QuarantineRow> quarantined(
      @Nullable String host, @Nullable String cursor, int limit) {
    SearchRange range =
        new SearchRange(EARLIEST, LATEST, true, Optional.ofNullable(host), Optional.empty(), true);
    try {
      SearchPage page = search.search("", range, cursor, limit);
      return new Page<>(
          page.events().stream().map(StoredQuarantine::row).toList(), page.next().orElse(null));
    } catch (SearchProblemException emptyTextHasNone) {
      throw new IllegalStateException(emptyTextHasNone);
    }
  }

  private static QuarantineRow row(StoredEvent stored) {
    EventRow event = EventRows.of(stored);
    return new QuarantineRow(
        event.id(),
        event.arrived(),
        event.host(),
        event.source(),
        event.sourcetype(),
        stored.event().problems(),
        event.raw());
  }

  @Override
  public boolean replay(String id, String actor) {
    return EventId.parse(id).filter(event -> quarantine.replay(event, actor)).isPresent();
  }
}

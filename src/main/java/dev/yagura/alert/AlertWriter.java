package dev.yagura.alert;

import dev.yagura.event.EventId;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns sightings into alerts. Whatever is written again counts once: an event is in one alert of a
 * rule and entity, and copies of an event (one key on one host) count as one.
 */
@Component
public class AlertWriter {

  /** So many events of an alert are kept in full; of the rest only their keys. */
  static final int FULL_COPIES = 100;

  private final AlertRows rows;
  private final KnownAlerts known;
  private final EventReader events;
  private final Clock clock;

  AlertWriter(AlertRows rows, KnownAlerts known, EventReader events, Clock clock) {
    this.rows = rows;
    this.known = known;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes, in the caller's transaction. Takes the locks of the alerts' fingerprints in order, so
   * that a caller that locks nothing after this cannot deadlock with another.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Collection<Sighting> sightings) {
    Instant now = clock.instant();
    rows.addResults(sightings.stream().filter(sighting -> !sighting.rule().alerts()).toList(), now);
    Map<String, List<Sighting>> byFingerprint = new TreeMap<>();
    for (Sighting sighting : sightings) {
      if (sighting.rule().alerts()) {
        byFingerprint
            .computeIfAbsent(
                Fingerprint.of(sighting.rule().id(), Entities.of(sighting)),
                none -> new ArrayList<>())
            .add(sighting);
      }
    }
    if (byFingerprint.isEmpty()) {
      return;
    }
    known.lock(byFingerprint.keySet());
    removeKnown(byFingerprint);
    if (!byFingerprint.isEmpty()) {
      join(byFingerprint, now);
    }
  }

  /**
   * Notes on the alerts of these events that late data contradicts the window they were made for.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void contradict(String ruleId, Collection<String> eventIds, Map<String, Object> detail) {
    known
        .alertsOf(ruleId, eventIds)
        .forEach(alert -> rows.addHistory(alert, "contradicted", detail, clock.instant()));
  }

  private void removeKnown(Map<String, List<Sighting>> byFingerprint) {
    List<Sighting> all = byFingerprint.values().stream().flatMap(List::stream).toList();
    Set<String> seen = known.knownEvents(byFingerprint.keySet(), all);
    Set<String> revised = known.alertedEvents(all.stream().filter(Sighting::revision).toList());
    byFingerprint.replaceAll(
        (fingerprint, sightings) -> {
          Map<EventId, Sighting> kept = new LinkedHashMap<>();
          for (Sighting sighting : sightings) {
            String id = sighting.eventId().toString();
            boolean again =
                seen.contains(fingerprint + id)
                    || (sighting.revision() && revised.contains(sighting.rule().id() + id));
            if (!again) {
              kept.putIfAbsent(sighting.eventId(), sighting);
            }
          }
          return List.copyOf(kept.values());
        });
    byFingerprint.values().removeIf(List::isEmpty);
  }

  private void join(Map<String, List<Sighting>> byFingerprint, Instant now) {
    Map<String, List<StoredAlert>> open =
        known.open(byFingerprint.keySet()).stream()
            .collect(Collectors.groupingBy(StoredAlert::fingerprint));
    Map<String, Long> closed = known.lastClosed(byFingerprint.keySet());
    List<AlertChangeSet> changes = new ArrayList<>();
    byFingerprint.forEach(
        (fingerprint, sightings) ->
            AlertGrouping.join(open.getOrDefault(fingerprint, List.of()), sightings)
                .forEach(draft -> changes.add(new AlertChangeSet(fingerprint, draft))));
    rows.numberNew(changes);
    Set<String> copies = copies(changes);
    Map<EventId, StoredEvent> full = fullCopies(changes);
    for (AlertChangeSet change : changes) {
      if (change.isNew()) {
        rows.insert(change, closed.get(change.fingerprint()), full, copies, now);
      } else {
        rows.update(change, full, copies, now);
      }
    }
    rows.insertEvents(changes, full, copies, now);
    changes.stream()
        .filter(change -> !change.draft().swallowed().isEmpty())
        .forEach(change -> rows.merge(change, now));
  }

  /** The alert and event ids of sightings that are copies of another event of their alert. */
  private Set<String> copies(List<AlertChangeSet> changes) {
    Set<String> keys = known.knownKeys(changes);
    Set<String> copies = new HashSet<>();
    for (AlertChangeSet change : changes) {
      for (Sighting sighting : change.draft().added()) {
        String key = KnownAlerts.keyOnHost(change.id(), sighting.host(), sighting.eventKey());
        if (!sighting.eventKey().isEmpty() && !keys.add(key)) {
          copies.add(change.id() + " " + sighting.eventId());
        }
      }
    }
    return copies;
  }

  private Map<EventId, StoredEvent> fullCopies(List<AlertChangeSet> changes) {
    Set<EventId> wanted = new LinkedHashSet<>();
    changes.forEach(
        change ->
            change.draft().added().stream()
                .limit(change.room())
                .map(Sighting::eventId)
                .forEach(wanted::add));
    return new HashMap<>(
        events.read(wanted).stream()
            .collect(Collectors.toMap(StoredEvent::id, Function.identity(), (a, b) -> a)));
  }

  /** An alert that is made or grows. */
  static final class AlertChangeSet {

    private final String fingerprint;
    private final AlertDraft draft;
    private long id;

    AlertChangeSet(String fingerprint, AlertDraft draft) {
      this.fingerprint = fingerprint;
      this.draft = draft;
      this.id = draft.stored() == null ? 0 : draft.stored().id();
    }

    String fingerprint() {
      return fingerprint;
    }

    AlertDraft draft() {
      return draft;
    }

    boolean isNew() {
      return draft.stored() == null;
    }

    long id() {
      return id;
    }

    void number(long number) {
      id = number;
    }

    Sighting firstAdded() {
      return Objects.requireNonNull(draft.added().get(0));
    }

    /** How many more full copies it takes. */
    int room() {
      int kept = draft.stored() == null ? 0 : draft.stored().fullCopies();
      return Math.max(0, FULL_COPIES - kept);
    }
  }
}

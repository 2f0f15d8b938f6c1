package dev.yagura.alert;

import dev.yagura.alert.AlertWriter.AlertChangeSet;
import dev.yagura.event.EventId;
import dev.yagura.query.RuleMetadata;
import dev.yagura.store.StoredEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of {@link AlertWriter}. */
@Repository
class AlertRows {

  private final JdbcClient database;
  private final JdbcTemplate batches;

  AlertRows(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  void numberNew(List<AlertChangeSet> changes) {
    List<AlertChangeSet> unnumbered = changes.stream().filter(AlertChangeSet::isNew).toList();
    List<Long> numbers =
        database
            .sql("SELECT nextval('alert_ids') FROM generate_series(1, ?)")
            .param(unnumbered.size())
            .query(Long.class)
            .list();
    for (int i = 0; i < unnumbered.size(); i++) {
      unnumbered.get(i).number(numbers.get(i));
    }
  }

  void insert(
      AlertChangeSet change,
      @Nullable Long previous,
      Map<EventId, StoredEvent> full,
      Set<String> copies,
      Instant now) {
    Sighting first = change.firstAdded();
    RuleMetadata rule = first.rule().compiled().metadata();
    Entity entity = Entities.of(first);
    List<Sighting> added = change.draft().added();
    database
        .sql(
            """
            INSERT INTO alerts (alert_id, fingerprint, rule_id, rule_version, rule_title,
              rule_language, severity, status, host, entity_type, entity_value, techniques,
              first_time, last_time, count, full_copies, message, created_at, updated_at,
              back_fill, sample, previous_alert_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            change.id(),
            change.fingerprint(),
            first.rule().id(),
            first.rule().version(),
            text(rule.title()),
            rule.language().name().toLowerCase(Locale.ROOT),
            first.rule().severity(),
            first.host(),
            entity.type(),
            entity.value(),
            rule.techniques().toArray(String[]::new),
            at(change.draft().first()),
            at(change.draft().last()),
            counted(change, copies),
            copied(change, full),
            message(first, full.get(first.eventId())),
            at(now),
            at(now),
            added.stream().allMatch(Sighting::backFill),
            added.stream().allMatch(Sighting::sample),
            previous)
        .update();
    addHistory(
        change.id(),
        "created",
        previous == null ? Map.of() : Map.of("previous_alert", previous.toString()),
        now);
  }

  void update(
      AlertChangeSet change, Map<EventId, StoredEvent> full, Set<String> copies, Instant now) {
    List<Sighting> added = change.draft().added();
    database
        .sql(
            """
            UPDATE alerts SET first_time = ?, last_time = ?, count = count + ?,
              full_copies = full_copies + ?, updated_at = ?, back_fill = back_fill AND ?,
              sample = sample AND ?
            WHERE alert_id = ?
            """)
        .params(
            at(change.draft().first()),
            at(change.draft().last()),
            counted(change, copies),
            copied(change, full),
            at(now),
            added.stream().allMatch(Sighting::backFill),
            added.stream().allMatch(Sighting::sample),
            change.id())
        .update();
  }

  void insertEvents(
      List<AlertChangeSet> changes,
      Map<EventId, StoredEvent> full,
      Set<String> copies,
      Instant now) {
    List<Object[]> events = new ArrayList<>();
    for (AlertChangeSet change : changes) {
      int room = change.room();
      for (Sighting sighting : change.draft().added()) {
        StoredEvent event = room-- > 0 ? full.get(sighting.eventId()) : null;
        events.add(
            new Object[] {
              change.fingerprint(),
              sighting.eventId().toString(),
              change.id(),
              sighting.rule().id(),
              at(sighting.time()),
              sighting.eventKey(),
              sighting.host(),
              sighting.count(),
              copies.contains(change.id() + " " + sighting.eventId()),
              sighting.sample(),
              EvidenceJson.write(sighting.matched()),
              event == null ? null : EvidenceJson.of(event),
              at(now)
            });
      }
    }
    batches.batchUpdate(
        """
        INSERT INTO alert_events (fingerprint, event_id, alert_id, rule_id, event_time, event_key,
          host, event_count, copy, sample, matched, event, stored_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)
        """,
        events);
  }

  /** Moves the events of alerts that a late event joined to another one. */
  void merge(AlertChangeSet change, Instant now) {
    for (StoredAlert swallowed : change.draft().swallowed()) {
      database
          .sql("UPDATE alert_events SET alert_id = ? WHERE alert_id = ?")
          .params(change.id(), swallowed.id())
          .update();
      database
          .sql(
              """
              UPDATE alerts SET status = 'closed', disposition = 'duplicate', closed_at = ?,
                updated_at = ?, triage_version = triage_version + 1, merged_into = ?
              WHERE alert_id = ?
              """)
          .params(at(now), at(now), change.id(), swallowed.id())
          .update();
      addHistory(swallowed.id(), "merged", Map.of("into", Long.toString(change.id())), now);
      addHistory(change.id(), "merged", Map.of("from", Long.toString(swallowed.id())), now);
    }
    countAgain(change.id());
  }

  /** Counts copies, acts and full copies of an alert anew. */
  void countAgain(long alert) {
    database
        .sql(
            """
            UPDATE alert_events e SET copy = true WHERE alert_id = ? AND event_key <> '' AND EXISTS (
              SELECT FROM alert_events o WHERE o.alert_id = e.alert_id AND o.host = e.host
                AND o.event_key = e.event_key AND NOT o.copy AND o.event_id < e.event_id)
            """)
        .param(alert)
        .update();
    database
        .sql(
            """
            UPDATE alerts a SET (count, full_copies, sample) = (
              SELECT coalesce(sum(event_count) FILTER (WHERE NOT copy), 0), count(event),
                bool_and(e.sample)
              FROM alert_events e WHERE e.alert_id = a.alert_id)
            WHERE alert_id = ?
            """)
        .param(alert)
        .update();
  }

  void addResults(List<Sighting> sightings, Instant now) {
    batches.batchUpdate(
        """
        INSERT INTO rule_results (rule_id, event_time, event_id, rule_version, host, matched,
          sample, stored_at)
        VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?) ON CONFLICT DO NOTHING
        """,
        sightings.stream()
            .map(
                sighting ->
                    new Object[] {
                      sighting.rule().id(),
                      at(sighting.time()),
                      sighting.eventId().toString(),
                      sighting.rule().version(),
                      sighting.host(),
                      EvidenceJson.write(sighting.matched()),
                      sighting.sample(),
                      at(now)
                    })
            .toList());
  }

  void addHistory(long alert, String kind, Map<String, ?> detail, Instant now) {
    addHistory(alert, "detection", kind, detail, now);
  }

  void addHistory(long alert, String by, String kind, Map<String, ?> detail, Instant now) {
    database
        .sql(
            "INSERT INTO alert_history (alert_id, at, by, kind, detail)"
                + " VALUES (?, ?, ?, ?, ?::jsonb)")
        .params(alert, at(now), by, kind, EvidenceJson.write(detail))
        .update();
  }

  private static long counted(AlertChangeSet change, Set<String> copies) {
    return change.draft().added().stream()
        .filter(sighting -> !copies.contains(change.id() + " " + sighting.eventId()))
        .mapToLong(Sighting::count)
        .sum();
  }

  private static int copied(AlertChangeSet change, Map<EventId, StoredEvent> full) {
    return (int)
        change.draft().added().stream()
            .limit(change.room())
            .filter(sighting -> full.containsKey(sighting.eventId()))
            .count();
  }

  private static @Nullable String message(Sighting first, @Nullable StoredEvent event) {
    String template = first.rule().compiled().metadata().message();
    if (template == null) {
      return null;
    }
    Map<String, Object> values = new HashMap<>();
    if (event != null) {
      values.putAll(event.event().fields());
    }
    values.putIfAbsent("host", first.host());
    values.putIfAbsent("dest", first.host());
    values.putAll(first.matched());
    values.putAll(first.group());
    return text(MessageTemplate.fill(template, values));
  }

  private static String text(String text) {
    return text.replace("\0", "\\x00");
  }

  static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}

package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert.
 *
 * @param message the rule's message with the values filled in
 * @param evidence copies of the events that matched, oldest first, at most 100
 * @param around events of that host from before and after, in order of event time
 * @param history oldest first
 * @param previous the closed alert that this one continues; null where there is none
 */
record AlertModel(
    AlertRow alert,
    String message,
    RuleText rule,
    List<TechniqueName> techniques,
    List<Evidence> evidence,
    List<EventRow> around,
    List<HistoryEntry> history,
    @Nullable String previous) {

  /** The rule as it was when it fired, as much as a reader of the alert needs. */
  record RuleText(
      String id,
      String title,
      String language,
      int version,
      String description,
      @Nullable String author,
      List<String> falsePositives,
      List<String> references,
      String text,
      String sql) {}

  /** A technique's id and name. */
  record TechniqueName(String id, String name) {}

  /**
   * An event that matched.
   *
   * @param matched the fields that the rule looked at, with the values that matched
   */
  record Evidence(EventModel event, Map<String, String> matched) {}

  /**
   * Something that was done to the alert.
   *
   * @param actor a username, a token's name, or {@code console}
   * @param act {@code created}, {@code status}, {@code disposition}, {@code assignee}, {@code
   *     comment}, {@code joined}, {@code revised}
   * @param value the new status, disposition, assignee, or the comment's text; may be empty
   */
  record HistoryEntry(Instant at, String actor, String act, String value) {}
}

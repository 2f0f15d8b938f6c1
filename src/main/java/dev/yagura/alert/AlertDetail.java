package dev.yagura.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One alert with its evidence and history.
 *
 * @param triageVersion changes with status, disposition and assignee alone: the ETag
 * @param message Splunk's message with its fields filled in
 * @param previousAlertId the last closed alert of the same rule and entity, when this one was made
 * @param mergedInto the alert that took this one's events over
 * @param evidence the events that are kept in full, by event time
 * @param history oldest first
 */
public record AlertDetail(
    AlertSummary summary,
    int triageVersion,
    @Nullable String message,
    @Nullable Instant closedAt,
    @Nullable Long previousAlertId,
    @Nullable Long mergedInto,
    List<Evidence> evidence,
    List<HistoryEntry> history) {

  /**
   * @param event a full copy in the API's form of events
   * @param matched field to value, of the rule's condition
   * @param copy whether another event of the alert has the same key on the same host
   */
  public record Evidence(JsonNode event, JsonNode matched, boolean copy) {}

  /**
   * @param by an account, or {@code detection}
   * @param kind {@code created}, {@code status}, {@code disposition}, {@code assignee}, {@code
   *     comment}, {@code merged}, {@code contradicted}
   * @param detail {@code from} and {@code to} of a change, {@code text} of a comment, {@code into}
   *     or {@code from} of a merger
   */
  public record HistoryEntry(Instant at, String by, String kind, JsonNode detail) {}
}

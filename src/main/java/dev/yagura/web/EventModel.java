package dev.yagura.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event with all that is known of it.
 *
 * @param reportedHost what the record said, where it differs from the host it is filed under
 * @param records audit: the event's records one by one; else empty
 * @param origin how it came in; null where that is no longer kept
 * @param rawBytes the size of the raw text in bytes
 * @param rawCut whether {@code event.raw} is only its beginning
 */
record EventModel(
    EventRow event,
    @Nullable String reportedHost,
    @Nullable String index,
    List<String> problems,
    List<RecordModel> records,
    @Nullable OriginModel origin,
    long rawBytes,
    boolean rawCut) {

  /** One record of an audit event, with its fields as they stand in it. */
  record RecordModel(String type, Map<String, String> fields) {}

  /**
   * How an event came in.
   *
   * @param lines 1-based numbers of its lines in the batch
   */
  record OriginModel(String token, String door, String batch, List<Integer> lines) {}
}

package dev.yagura.store;

import dev.yagura.event.Event;
import dev.yagura.event.EventId;
import java.time.Instant;
import java.util.List;

/**
 * An event as it is stored, late audit records merged in.
 *
 * @param event its {@code lines} are there only where raw text was asked for
 * @param arrived time of receipt of its slice
 * @param batchId the receipt that completed it
 * @param lineNumbers its lines' numbers in that request's body
 */
public record StoredEvent(
    EventId id, Event event, Instant arrived, long batchId, List<Integer> lineNumbers) {}

package dev.yagura.store;

import dev.yagura.event.Event;
import dev.yagura.event.RawLine;
import java.util.List;

/**
 * Late audit records of an event that is stored already.
 *
 * @param amended the event as stored, earlier amendments merged
 * @param merged the event as it reads with the late records
 * @param lateLines the late records' lines
 * @param batchId the receipt that brought them
 */
public record NewAmendment(
    StoredEvent amended, Event merged, List<RawLine> lateLines, long batchId) {}

package dev.yagura.store;

import dev.yagura.event.Event;
import java.util.List;

/**
 * An event to be stored.
 *
 * @param batchId the receipt that completes it
 * @param hostId the number of {@link Event#host()}
 * @param candidates ids of the rules that may match it; empty where no hint is given
 */
public record NewEvent(Event event, long batchId, int hostId, List<String> candidates) {}

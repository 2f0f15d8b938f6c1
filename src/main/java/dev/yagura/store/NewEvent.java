package dev.yagura.store;

import dev.yagura.event.CandidateFinder.Candidates;
import dev.yagura.event.Event;

/**
 * An event to be stored.
 *
 * @param batchId the receipt that completes it
 * @param hostId the number of {@link Event#host()}
 * @param candidates the rules that may match it
 */
public record NewEvent(Event event, long batchId, int hostId, Candidates candidates) {}

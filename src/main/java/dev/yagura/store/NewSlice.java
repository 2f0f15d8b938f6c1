package dev.yagura.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is committed and evaluated as one.
 *
 * @param arrived time of receipt; its UTC day is the slice's arrival day
 * @param batchIds the receipts that have a part in it
 * @param backFill whether it is evaluated as history, without notifications
 * @param hintGeneration the rule set that the events' candidates are for; null without hints
 */
public record NewSlice(
    Instant arrived,
    Set<Long> batchIds,
    boolean backFill,
    @Nullable Long hintGeneration,
    List<NewEvent> events,
    List<NewAmendment> amendments) {}

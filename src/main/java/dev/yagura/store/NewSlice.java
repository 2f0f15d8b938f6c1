package dev.yagura.store;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is committed and evaluated as one.
 *
 * @param arrived time of receipt; its UTC day is the slice's arrival day
 * @param batchIds the receipts that have a part in it
 * @param backFill whether it is evaluated as history, without notifications
 * @param sample whether it is the sample day's: kept in a class of its own, to be dropped in one go
 */
public record NewSlice(
    Instant arrived,
    Set<Long> batchIds,
    boolean backFill,
    boolean sample,
    List<NewEvent> events,
    List<NewAmendment> amendments) {

  /**
   * The generation of the rule set that all its events' candidates are for; empty when the rule set
   * changed while they were read: then there is no hint.
   */
  OptionalLong hintGeneration() {
    long[] generations =
        events.stream().mapToLong(event -> event.candidates().generation()).distinct().toArray();
    return generations.length == 1 ? OptionalLong.of(generations[0]) : OptionalLong.empty();
  }
}

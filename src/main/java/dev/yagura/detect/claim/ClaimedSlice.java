package dev.yagura.detect.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A slice that this node may evaluate for as long as its fence stands.
 *
 * @param backFill evaluated as history, without notifications
 * @param hintGeneration the rule set that its candidate hints are for; null without hints
 */
public record ClaimedSlice(
    long id,
    LocalDate day,
    int events,
    boolean backFill,
    @Nullable Long hintGeneration,
    long fence) {}

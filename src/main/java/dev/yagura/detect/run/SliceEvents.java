package dev.yagura.detect.run;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a slice that a rule may match.
 *
 * @param ordinals in order; null for all events of the slice
 */
public record SliceEvents(LocalDate day, long sliceId, @Nullable List<Integer> ordinals) {}

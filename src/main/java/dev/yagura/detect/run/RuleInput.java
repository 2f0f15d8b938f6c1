package dev.yagura.detect.run;

import dev.yagura.query.EventSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is run over.
 *
 * @param stored the stored events, for conditions on fields; null where there are only bound ones
 * @param bound the same events bound with their raw text, made when a condition needs it
 */
public record RuleInput(@Nullable EventSet stored, Supplier<List<EventSet>> bound) {

  List<EventSet> sets(boolean needsRaw) {
    return stored == null || needsRaw ? bound.get() : List.of(stored);
  }
}

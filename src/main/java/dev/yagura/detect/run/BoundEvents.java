package dev.yagura.detect.run;

import dev.yagura.query.EventSet;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Binds events with their raw text to statements, in parts of a size that a server likes. */
@Component
public class BoundEvents {

  private static final int EVENTS = 1_000;
  private static final long BYTES = 8L << 20;

  private final EventReader events;

  BoundEvents(EventReader events) {
    this.events = events;
  }

  /** The input of a rule over chosen events of stored slices. */
  public RuleInput stored(List<SliceEvents> slices) {
    EventSet.Slices set =
        new EventSet.Slices(
            slices.stream()
                .map(slice -> new EventSet.Slice(slice.day(), slice.sliceId(), slice.ordinals()))
                .toList());
    return new RuleInput(set, () -> slices.stream().flatMap(s -> ofSlice(s).stream()).toList());
  }

  /** The input of a rule over events in memory. */
  public RuleInput inMemory(Collection<StoredEvent> stored) {
    return new RuleInput(null, () -> bind(stored));
  }

  private List<EventSet> ofSlice(SliceEvents slice) {
    Set<Integer> wanted = slice.ordinals() == null ? Set.of() : new HashSet<>(slice.ordinals());
    List<EventSet> sets = new ArrayList<>();
    List<StoredEvent> part = new ArrayList<>();
    events.forEachOfSlice(
        slice.day(),
        slice.sliceId(),
        stored -> {
          if (slice.ordinals() == null || wanted.contains(stored.id().ordinal())) {
            part.add(stored);
            if (part.size() == EVENTS) {
              sets.addAll(bind(part));
              part.clear();
            }
          }
        });
    sets.addAll(bind(part));
    return sets;
  }

  private List<EventSet> bind(Collection<StoredEvent> stored) {
    List<EventSet> sets = new ArrayList<>();
    List<StoredEvent> part = new ArrayList<>();
    long bytes = 0;
    for (StoredEvent event : stored) {
      long size = event.event().lines().stream().mapToLong(line -> line.bytes().length).sum();
      if (!part.isEmpty() && (part.size() == EVENTS || bytes + size > BYTES)) {
        sets.add(new EventSet.Bound(events.boundJson(part)));
        part.clear();
        bytes = 0;
      }
      part.add(event);
      bytes += size;
    }
    if (!part.isEmpty()) {
      sets.add(new EventSet.Bound(events.boundJson(part)));
    }
    return sets;
  }
}

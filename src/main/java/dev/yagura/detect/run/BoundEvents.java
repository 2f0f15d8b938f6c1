package dev.yagura.detect.run;

import dev.yagura.query.EventSet;
import dev.yagura.rule.ActiveRule;
import dev.yagura.rule.CompiledRuleSet;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    return input(slices, event -> true);
  }

  /** The input of a rule over whole slices, of which only what it may match is bound. */
  public RuleInput whole(ActiveRule rule, List<SliceEvents> slices) {
    CompiledRuleSet alone = new CompiledRuleSet(0, List.of(rule), Map.of());
    return input(
        slices,
        stored -> !alone.candidates(stored.event(), EventReader.rawText(stored.event())).isEmpty());
  }

  /** The input of a rule over events in memory. */
  public RuleInput inMemory(Collection<StoredEvent> stored) {
    return (needsRaw, consumer) -> {
      Parts parts = new Parts(consumer);
      stored.forEach(parts::add);
      parts.flush();
    };
  }

  private RuleInput input(List<SliceEvents> slices, Predicate<StoredEvent> bindable) {
    return (needsRaw, consumer) -> {
      if (needsRaw) {
        Parts parts = new Parts(consumer);
        slices.forEach(slice -> read(slice, bindable, parts));
        parts.flush();
      } else {
        consumer.accept(
            new EventSet.Slices(
                slices.stream()
                    .map(
                        slice -> new EventSet.Slice(slice.day(), slice.sliceId(), slice.ordinals()))
                    .toList()));
      }
    };
  }

  private void read(SliceEvents slice, Predicate<StoredEvent> bindable, Parts parts) {
    List<Integer> ordinals = slice.ordinals();
    Set<Integer> wanted = ordinals == null ? Set.of() : new HashSet<>(ordinals);
    events.forEachOfSlice(
        slice.day(),
        slice.sliceId(),
        stored -> {
          boolean chosen = ordinals == null || wanted.contains(stored.id().ordinal());
          if (chosen && bindable.test(stored)) {
            parts.add(stored);
          }
        });
  }

  /** Collects events until a statement's worth is there. */
  private final class Parts {

    private final Consumer<EventSet> consumer;
    private final List<StoredEvent> part = new ArrayList<>();
    private long bytes;

    Parts(Consumer<EventSet> consumer) {
      this.consumer = consumer;
    }

    void add(StoredEvent event) {
      long size = event.event().lines().stream().mapToLong(line -> line.bytes().length).sum();
      if (part.size() == EVENTS || bytes + size > BYTES) {
        flush();
      }
      part.add(event);
      bytes += size;
    }

    void flush() {
      if (!part.isEmpty()) {
        consumer.accept(new EventSet.Bound(events.boundJson(part)));
        part.clear();
        bytes = 0;
      }
    }
  }
}

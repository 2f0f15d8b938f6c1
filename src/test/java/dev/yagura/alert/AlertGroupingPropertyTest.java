package dev.yagura.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.EventId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** While nothing is closed, the alerts in the end do not depend on how events came. */
class AlertGroupingPropertyTest {

  private static final Instant START = Instant.parse("2026-11-25T00:00:00Z");

  private static Sighting sighting(int number, int hour) {
    return new Sighting(
        null,
        new EventId(2, LocalDate.of(2026, 11, 25), 1, 1, number),
        "",
        "web-1",
        START.plusSeconds(hour * 3600L),
        1,
        Map.of(),
        Map.of(),
        false,
        false,
        false);
  }

  @Property(tries = 500)
  void cutsAndOrderChangeNothing(
      @ForAll @Size(min = 1, max = 25) List<@IntRange(min = 0, max = 400) Integer> hours,
      @ForAll Random random) {
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      sightings.add(sighting(i, hours.get(i)));
    }
    Set<Set<Integer>> atOnce = new java.util.HashSet<>();
    for (AlertDraft draft : AlertGrouping.join(List.of(), sightings)) {
      atOnce.add(ordinals(draft.added()));
    }

    Collections.shuffle(sightings, random);
    Map<Long, Set<Integer>> members = new HashMap<>();
    Map<Long, StoredAlert> open = new java.util.TreeMap<>();
    long ids = 0;
    int at = 0;
    while (at < sightings.size()) {
      int to = Math.min(sightings.size(), at + 1 + random.nextInt(5));
      for (AlertDraft draft :
          AlertGrouping.join(List.copyOf(open.values()), sightings.subList(at, to))) {
        long id = draft.stored() == null ? ++ids : draft.stored().id();
        Set<Integer> own = members.computeIfAbsent(id, none -> new TreeSet<>());
        own.addAll(ordinals(draft.added()));
        for (StoredAlert swallowed : draft.swallowed()) {
          own.addAll(members.remove(swallowed.id()));
          open.remove(swallowed.id());
        }
        open.put(id, new StoredAlert(id, "f", draft.first(), draft.last(), 0, false, false));
      }
      at = to;
    }
    assertThat(Set.copyOf(members.values())).isEqualTo(atOnce);
  }

  private static Set<Integer> ordinals(List<Sighting> sightings) {
    Set<Integer> ordinals = new TreeSet<>();
    sightings.forEach(sighting -> ordinals.add(sighting.eventId().ordinal()));
    return ordinals;
  }
}

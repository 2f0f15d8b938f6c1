package dev.yagura.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins sightings of one rule and entity to open alerts: to the one that they follow, or come
 * before, within a day of event time. A sighting that reaches two alerts makes them one.
 */
final class AlertGrouping {

  private static final Comparator<Sighting> BY_TIME =
      Comparator.comparing(Sighting::time).thenComparing(Sighting::eventId);

  private AlertGrouping() {}

  /**
   * @param open the open alerts, oldest first
   * @return every alert that is touched; untouched ones are left out
   */
  static List<AlertDraft> join(List<StoredAlert> open, List<Sighting> sightings) {
    List<AlertDraft> drafts = new ArrayList<>(open.stream().map(AlertDraft::new).toList());
    for (Sighting sighting : sightings.stream().sorted(BY_TIME).toList()) {
      List<AlertDraft> reached =
          drafts.stream().filter(draft -> draft.reaches(sighting.time())).toList();
      if (reached.isEmpty()) {
        drafts.add(new AlertDraft(sighting));
        continue;
      }
      AlertDraft kept = reached.get(0);
      kept.add(sighting);
      for (AlertDraft other : reached.subList(1, reached.size())) {
        kept.swallow(other);
        drafts.remove(other);
      }
    }
    return drafts.stream().filter(draft -> !draft.added().isEmpty()).toList();
  }
}

package dev.yagura.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open alert while sightings are being joined to it, or one that is about to be made. */
final class AlertDraft {

  /** Events follow an alert, or come before it, within this event time. */
  static final Duration JOINED_WITHIN = Duration.ofHours(24);

  private final @Nullable StoredAlert stored;
  private final List<Sighting> added = new ArrayList<>();
  private final List<StoredAlert> swallowed = new ArrayList<>();
  private Instant first;
  private Instant last;

  AlertDraft(StoredAlert stored) {
    this.stored = stored;
    this.first = stored.firstTime();
    this.last = stored.lastTime();
  }

  AlertDraft(Sighting sighting) {
    this.stored = null;
    this.first = sighting.time();
    this.last = sighting.time();
    added.add(sighting);
  }

  boolean reaches(Instant time) {
    return !time.isBefore(first.minus(JOINED_WITHIN)) && !time.isAfter(last.plus(JOINED_WITHIN));
  }

  void add(Sighting sighting) {
    added.add(sighting);
    widen(sighting.time(), sighting.time());
  }

  /** Takes over what another draft holds. */
  void swallow(AlertDraft other) {
    added.addAll(other.added);
    swallowed.addAll(other.swallowed);
    if (other.stored != null) {
      swallowed.add(other.stored);
    }
    widen(other.first, other.last);
  }

  private void widen(Instant from, Instant to) {
    first = from.isBefore(first) ? from : first;
    last = to.isAfter(last) ? to : last;
  }

  @Nullable StoredAlert stored() {
    return stored;
  }

  List<Sighting> added() {
    return added;
  }

  List<StoredAlert> swallowed() {
    return swallowed;
  }

  Instant first() {
    return first;
  }

  Instant last() {
    return last;
  }
}

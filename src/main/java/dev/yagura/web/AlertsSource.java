package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the alert pages show, and do. */
interface AlertsSource {

  AlertListModel alerts(AlertFilter filter, @Nullable String cursor, int limit, Instant now);

  /** The alert of this id; empty for any other text. */
  Optional<AlertModel> alert(String id);

  /**
   * Changes alerts and writes their history.
   *
   * @param actor the username
   * @return how many there were to change
   */
  int triage(List<String> ids, TriageChange change, String actor);
}

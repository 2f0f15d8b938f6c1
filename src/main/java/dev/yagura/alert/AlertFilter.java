package dev.yagura.alert;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a list shows. Empty sets and nulls ask for all.
 *
 * @param statuses words of status
 * @param severities words of severity
 * @param ruleId the rule's id
 * @param host a host's name
 * @param technique an ATT&amp;CK id; {@code T1059} finds its sub-techniques as well
 * @param assignee an account; {@code ""} for alerts that nobody has taken
 * @param from alerts with events at or after it
 * @param to alerts with events before it
 */
public record AlertFilter(
    Set<String> statuses,
    Set<String> severities,
    @Nullable String ruleId,
    @Nullable String host,
    @Nullable String technique,
    @Nullable String assignee,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Every alert. */
  public static final AlertFilter ALL =
      new AlertFilter(Set.of(), Set.of(), null, null, null, null, null);

  /** Whoever has taken them. */
  public AlertFilter(
      Set<String> statuses,
      Set<String> severities,
      @Nullable String ruleId,
      @Nullable String host,
      @Nullable String technique,
      @Nullable Instant from,
      @Nullable Instant to) {
    this(statuses, severities, ruleId, host, technique, null, from, to);
  }
}

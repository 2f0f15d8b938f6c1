package dev.yagura.detect;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How detection works.
 *
 * @param enabled false for a node that only takes in and shows
 * @param interval how often ready slices are looked for, besides right after a commit
 * @param lease how long a node may stay silent before another takes its slices
 * @param statementTimeout for one statement of one rule
 * @param slicesAtOnce at most so many slices are claimed together
 * @param eventsAtOnce slices beyond this sum of events wait for the next claim
 * @param lateness how long after its end a window is closed
 * @param matchesKept how long base matches are kept beyond the longest window
 * @param resultsKept how long the results of rules that do not alert are kept
 */
@ConfigurationProperties("yagura.detection")
public record DetectionProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("PT5S") Duration interval,
    @DefaultValue("PT2M") Duration lease,
    @DefaultValue("PT5S") Duration statementTimeout,
    @DefaultValue("100") int slicesAtOnce,
    @DefaultValue("50000") int eventsAtOnce,
    @DefaultValue("PT10M") Duration lateness,
    @DefaultValue("P2D") Duration matchesKept,
    @DefaultValue("P30D") Duration resultsKept) {

  /** What stands when nothing is set. */
  public static DetectionProperties defaults() {
    return new DetectionProperties(
        true,
        Duration.ofSeconds(5),
        Duration.ofMinutes(2),
        Duration.ofSeconds(5),
        100,
        50_000,
        Duration.ofMinutes(10),
        Duration.ofDays(2),
        Duration.ofDays(30));
  }
}

package dev.yagura.search;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events a search looks at.
 *
 * @param from inclusive
 * @param to exclusive
 * @param byArrival whether from and to bound the time of arrival rather than event time
 * @param host only this host
 * @param sourcetype only this sourcetype
 * @param quarantinedOnly only lines that could not be read
 */
public record SearchRange(
    Instant from,
    Instant to,
    boolean byArrival,
    Optional<String> host,
    Optional<String> sourcetype,
    boolean quarantinedOnly) {

  /** The events of a range, whatever their host. */
  public static SearchRange of(Instant from, Instant to, boolean byArrival) {
    return new SearchRange(from, to, byArrival, Optional.empty(), Optional.empty(), false);
  }
}

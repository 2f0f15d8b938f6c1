package dev.yagura.host;

import java.time.Instant;
import java.util.List;

/**
 * A host with its sources.
 *
 * @param firstSeen time of the first arrival ever
 * @param lastSeen time of the last arrival
 */
public record HostSummary(
    String host, Instant firstSeen, Instant lastSeen, List<SourceSummary> sources) {}

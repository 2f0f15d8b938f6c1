package dev.yagura.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A normalised event, ready to be stored.
 *
 * @param time event time: what the record says; the receipt's where it says nothing (then {@code
 *     problems} holds {@code time_missing})
 * @param host the host it is filed under, lower case, without a final dot
 * @param reportedHost the host that the record itself named, as logged, where it named one
 * @param source the file or channel it came from; {@code ""} where not told
 * @param sourcetype {@code linux_secure}, {@code auditd}, {@code sysmon:linux}, {@code syslog} …
 * @param index the sender's Splunk index, where told
 * @param model the CIM data model, or null for a line that nothing maps
 * @param fields field names (CIM, and the source's own where CIM has none) to {@code String} or,
 *     for multivalues, {@code List<String>}; no nulls. Those of {@link EventField} become columns
 * @param records the records of an audit event; empty for every other kind
 * @param count how many acts the event stands for: 1, or N of {@code message repeated N times}
 * @param quarantined its envelope or declared format could not be read
 * @param problems findings as stable snake_case words, each optionally followed by {@code ": "} and
 *     a detail: {@code zone_assumed}, {@code truncated}, {@code not_well_formed} …
 * @param eventKey a key made from content, equal for copies of one event; {@code ""} if there is
 *     none
 * @param lines the received lines that made it
 */
public record Event(
    Instant time,
    String host,
    @Nullable String reportedHost,
    String source,
    String sourcetype,
    @Nullable String index,
    @Nullable DataModel model,
    Map<String, Object> fields,
    List<AuditFields> records,
    int count,
    boolean quarantined,
    List<String> problems,
    String eventKey,
    List<RawLine> lines) {}

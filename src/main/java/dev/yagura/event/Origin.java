package dev.yagura.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the receipt knows of a record, after the host was decided.
 *
 * @param host the host it is filed under
 * @param source the file or channel; {@code ""} where not told
 * @param index the sender's Splunk index
 * @param arrived time of receipt
 */
public record Origin(String host, String source, @Nullable String index, Instant arrived) {}

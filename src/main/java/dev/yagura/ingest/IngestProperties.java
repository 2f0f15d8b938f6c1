package dev.yagura.ingest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the doors.
 *
 * @param maximumBody decoded size of a body; more is refused with 413
 * @param maximumLine a longer line is cut there, and marked
 * @param memory decoded bytes that wait to be committed in all; beyond it senders are told to wait
 * @param auditTimeout wall clock after the last record of an audit event, after which it is closed
 */
@ConfigurationProperties("yagura.ingest")
public record IngestProperties(
    @DefaultValue("1GB") DataSize maximumBody,
    @DefaultValue("16MB") DataSize maximumLine,
    @DefaultValue("256MB") DataSize memory,
    @DefaultValue("5s") Duration auditTimeout) {}

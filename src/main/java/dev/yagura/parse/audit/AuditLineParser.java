package dev.yagura.parse.audit;

import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Placeholder. */
public final class AuditLineParser {

  public AuditLineParser(@Nullable ZoneId zone) {}

  public static boolean looksLike(String text) {
    return (text.startsWith("type=") || text.startsWith("node=") || text.startsWith("audit:"))
        && text.contains("audit(");
  }

  public LogRecord parseJournal(
      Header envelope, String message, String type, long serial, Instant time, String sourcetype) {
    return new LogRecord.Audit(envelope, sourcetype, type, serial, time, Map.of());
  }

  public LogRecord parse(Header envelope, String text, String sourcetype) {
    return new LogRecord.Audit(envelope, sourcetype, "", -1, null, Map.of());
  }
}

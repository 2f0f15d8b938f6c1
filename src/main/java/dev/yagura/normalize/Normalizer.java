package dev.yagura.normalize;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.normalize.audit.AuditNormalizer;
import dev.yagura.normalize.message.MessageNormalizer;
import dev.yagura.normalize.sysmon.SysmonNormalizer;
import dev.yagura.parse.LogRecord;
import java.util.List;

/** Makes events with CIM fields of records. Thread-safe; never throws on content. */
public final class Normalizer {

  private final MessageNormalizer messages = new MessageNormalizer();
  private final SysmonNormalizer sysmon = new SysmonNormalizer();
  private final AuditNormalizer audit = new AuditNormalizer();

  /**
   * The event of a record that stands alone; an audit record is taken as an event of one record.
   */
  public Event normalize(LogRecord record, Origin origin) {
    if (record instanceof LogRecord.Message message) {
      return messages.normalize(message, origin);
    }
    if (record instanceof LogRecord.Sysmon event) {
      return sysmon.normalize(event, origin);
    }
    if (record instanceof LogRecord.Audit only) {
      return audit.normalize(List.of(only), origin, true);
    }
    return messages.normalize((LogRecord.Unreadable) record, origin);
  }

  /**
   * The event of all records of one audit serial, in the order of receipt.
   *
   * @param records at least one
   * @param complete whether a terminator closed the event; if not, it is marked {@code incomplete}
   *     when it lacks what its kind should have
   */
  public Event normalizeAudit(List<LogRecord.Audit> records, Origin origin, boolean complete) {
    return audit.normalize(records, origin, complete);
  }
}

package dev.yagura.normalize.audit;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.LogRecord;
import java.util.List;

/** Coalesces the records of one audit serial into one event. */
public final class AuditNormalizer {

  /** The event of all records of one serial, in the order of receipt. */
  public Event normalize(List<LogRecord.Audit> records, Origin origin, boolean complete) {
    throw new IllegalStateException("being built");
  }
}

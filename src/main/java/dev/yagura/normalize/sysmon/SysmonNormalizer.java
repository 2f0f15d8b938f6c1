package dev.yagura.normalize.sysmon;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.LogRecord;

/** Events of Sysmon for Linux. */
public final class SysmonNormalizer {

  /** The event of one Sysmon event. */
  public Event normalize(LogRecord.Sysmon sysmon, Origin origin) {
    throw new IllegalStateException("being built");
  }
}

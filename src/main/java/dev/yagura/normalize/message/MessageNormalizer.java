package dev.yagura.normalize.message;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.LogRecord;

/** Events of syslog and journal messages. */
public final class MessageNormalizer {

  /** The event of a message; one that no grammar read has no data model. */
  public Event normalize(LogRecord.Message message, Origin origin) {
    throw new IllegalStateException("being built");
  }

  /** The quarantined event of a line that could not be read. */
  public Event normalize(LogRecord.Unreadable line, Origin origin) {
    throw new IllegalStateException("being built");
  }
}

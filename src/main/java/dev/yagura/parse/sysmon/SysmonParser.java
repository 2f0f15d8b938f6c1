package dev.yagura.parse.sysmon;

import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.util.Map;

/** Placeholder. */
public final class SysmonParser {

  public static boolean looksLike(String message) {
    return message.startsWith("<Event>");
  }

  public LogRecord parse(Header envelope, String message, String sourcetype) {
    return new LogRecord.Sysmon(envelope, sourcetype, 1, Map.of(), Map.of());
  }
}

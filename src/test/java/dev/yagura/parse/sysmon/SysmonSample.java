package dev.yagura.parse.sysmon;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes Sysmon messages as the agent does, and reads them. */
public final class SysmonSample {

  private SysmonSample() {}

  /**
   * An event with these EventData pairs, written as they are: {@code name, value, name, value …}.
   */
  public static String event(int id, String... pairs) {
    return head(id) + data(pairs) + "</EventData></Event>";
  }

  /** Everything up to and with {@code <EventData>}. */
  public static String head(int id) {
    return "<Event><System><Provider Name=\"Linux-Sysmon\""
        + " Guid=\"{11111111-2222-3333-4444-555555555555}\"/><EventID>"
        + id
        + "</EventID><Version>5</Version><Level>4</Level><Task>"
        + id
        + "</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords>"
        + "<TimeCreated SystemTime=\"2026-03-04T05:06:07.123456789Z\"/>"
        + "<EventRecordID>42</EventRecordID><Correlation/>"
        + "<Execution ProcessID=\"77\" ThreadID=\"78\"/>"
        + "<Channel>Linux-Sysmon/Operational</Channel><Computer>Web1</Computer>"
        + "<Security UserId=\"0\"/></System><EventData>";
  }

  private static String data(String... pairs) {
    StringBuilder data = new StringBuilder();
    for (int index = 0; index < pairs.length; index += 2) {
      data.append("<Data Name=\"")
          .append(pairs[index])
          .append("\">")
          .append(pairs[index + 1])
          .append("</Data>");
    }
    return data.toString();
  }

  public static Header envelope(@Nullable String host) {
    return envelope(host, Map.of(), List.of());
  }

  public static Header envelope(
      @Nullable String host, Map<String, String> facts, List<String> problems) {
    return new Header(null, host, "sysmon", null, facts, problems, line(""));
  }

  public static RawLine line(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RawLine(1, 1, bytes, bytes.length + 1);
  }

  /** Reads a message that must be readable. */
  public static LogRecord.Sysmon read(String message) {
    return (LogRecord.Sysmon)
        new SysmonParser().parse(envelope("web1"), message, SysmonParser.SOURCETYPE);
  }
}

package dev.yagura.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The XML of Sysmon for Linux's events 1, 3, 5, 11 and 23, in one line. */
final class SysmonXml {

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SYSTEM_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final String host;
  private final String address;

  SysmonXml(String host, String address) {
    this.host = host;
    this.address = address;
  }

  /** The event that tells of the act; empty where Sysmon tells nothing. */
  Optional<String> of(Act act, int record) {
    if (act instanceof Act.Started started) {
      return Optional.of(event(1, 5, act.time(), record, started(started)));
    }
    if (act instanceof Act.Connected connected) {
      return Optional.of(event(3, 5, act.time(), record, connected(connected)));
    }
    if (act instanceof Act.Ended ended) {
      return Optional.of(
          event(5, 3, act.time(), record, process(act.time(), ended.of()) + user(ended.of())));
    }
    if (act instanceof Act.FileMade made) {
      return Optional.of(
          event(
              11,
              2,
              act.time(),
              record,
              process(act.time(), made.by())
                  + data("TargetFilename", made.path())
                  + data("CreationUtcTime", UTC_TIME.format(act.time()))
                  + user(made.by())));
    }
    if (act instanceof Act.FileRemoved removed) {
      return Optional.of(event(23, 5, act.time(), record, removed(removed)));
    }
    return Optional.empty();
  }

  private String event(int id, int version, Instant time, int record, String data) {
    return "<Event><System><Provider Name=\"Linux-Sysmon\""
        + " Guid=\"{ff032593-a8d3-4f13-b0d6-01fc615a0f97}\"/><EventID>"
        + id
        + "</EventID><Version>"
        + version
        + "</Version><Level>4</Level><Task>"
        + id
        + "</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords>"
        + "<TimeCreated SystemTime=\""
        + SYSTEM_TIME.format(time)
        + "\"/><EventRecordID>"
        + record
        + "</EventRecordID><Correlation/><Execution ProcessID=\"702\" ThreadID=\"702\"/>"
        + "<Channel>Linux-Sysmon/Operational</Channel><Computer>"
        + host
        + "</Computer><Security UserId=\"0\"/></System><EventData>"
        + data
        + "</EventData></Event>";
  }

  private String started(Act.Started start) {
    Act.Started parent = start.parent() == null ? start : start.parent();
    return process(start.time(), start)
        + none("FileVersion", "Description", "Product", "Company", "OriginalFileName")
        + data("CommandLine", start.commandLine())
        + data("CurrentDirectory", start.directory())
        + user(start)
        + data("LogonGuid", guid(start.user().uid(), start.session().number()))
        + data("LogonId", Integer.toString(start.user().uid()))
        + data(
            "TerminalSessionId",
            start.session().login() == null
                ? "4294967295"
                : Integer.toString(start.session().number()))
        + data("IntegrityLevel", "no level")
        + none("Hashes")
        + data("ParentProcessGuid", guid(parent))
        + data("ParentProcessId", Integer.toString(parent.pid()))
        + data("ParentImage", parent.image())
        + data("ParentCommandLine", parent.commandLine())
        + data("ParentUser", parent.user().name());
  }

  private String connected(Act.Connected connected) {
    return process(connected.time(), connected.by())
        + user(connected.by())
        + data("Protocol", "tcp")
        + data("Initiated", "true")
        + data("SourceIsIpv6", "false")
        + data("SourceIp", address)
        + none("SourceHostname")
        + data("SourcePort", Integer.toString(connected.port()))
        + none("SourcePortName")
        + data("DestinationIsIpv6", "false")
        + data("DestinationIp", connected.address())
        + none("DestinationHostname")
        + data("DestinationPort", Integer.toString(connected.addressPort()))
        + none("DestinationPortName");
  }

  private String removed(Act.FileRemoved removed) {
    Act.Started by = removed.by();
    return head(removed.time(), by)
        + user(by)
        + data("Image", by.image())
        + data("TargetFilename", removed.path())
        + none("Hashes")
        + data("IsExecutable", "false")
        + data("Archived", "false");
  }

  private String process(Instant time, Act.Started process) {
    return head(time, process) + data("Image", process.image());
  }

  private String head(Instant time, Act.Started process) {
    return none("RuleName")
        + data("UtcTime", UTC_TIME.format(time.minusMillis(1)))
        + data("ProcessGuid", guid(process))
        + data("ProcessId", Integer.toString(process.pid()));
  }

  private static String user(Act.Started process) {
    return data("User", process.user().name());
  }

  private String guid(Act.Started process) {
    return guid(process.time().getEpochSecond(), process.pid());
  }

  private String guid(long time, int number) {
    return "{%08x-%04x-%04x-%04x-%012x}"
        .formatted(host.hashCode(), time & 0xffff, time >>> 16 & 0xffff, number & 0xffff, number);
  }

  private static String none(String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(data(name, "-"));
    }
    return text.toString();
  }

  private static String data(String name, String value) {
    return "<Data Name=\"" + name + "\">" + escaped(value) + "</Data>";
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

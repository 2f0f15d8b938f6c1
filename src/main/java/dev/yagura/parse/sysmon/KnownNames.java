package dev.yagura.parse.sysmon;

import java.util.Arrays;

/**
 * The names that occur in every event, once each: a name read from a message becomes one of these
 * and costs no memory. Other names are just as good, only dearer.
 */
final class KnownNames {

  private static final String[] NAMES =
      ("Event System EventData Data Name Guid Provider EventID Version Level Task Opcode Keywords"
              + " TimeCreated SystemTime EventRecordID Correlation Execution ProcessID ThreadID"
              + " Channel Computer Security UserId RuleName UtcTime ProcessGuid ProcessId Image"
              + " FileVersion Description Product Company OriginalFileName CommandLine"
              + " CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel Hashes"
              + " ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser"
              + " Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName"
              + " DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort"
              + " DestinationPortName TargetFilename CreationUtcTime IsExecutable Archived")
          .split(" ");
  private static final int SLOTS = 256;
  private static final String[] TABLE = table();

  private KnownNames() {}

  private static String[] table() {
    String[] table = new String[SLOTS];
    Arrays.fill(table, "");
    for (String name : NAMES) {
      int slot = slot(name, 0, name.length());
      while (!table[slot].isEmpty()) {
        slot = (slot + 1) % SLOTS;
      }
      table[slot] = name;
    }
    return table;
  }

  /** The name that stands between two places of a text. */
  static String of(String text, int start, int end) {
    int length = end - start;
    if (length > 0) {
      for (int slot = slot(text, start, end); !TABLE[slot].isEmpty(); slot = (slot + 1) % SLOTS) {
        String known = TABLE[slot];
        if (known.length() == length && text.startsWith(known, start)) {
          return known;
        }
      }
    }
    return text.substring(start, end);
  }

  private static int slot(String text, int start, int end) {
    int middle = text.charAt(start + (end - start) / 2);
    return (text.charAt(start) * 31 + text.charAt(end - 1) * 7 + middle * 3 + (end - start) * 13)
        % SLOTS;
  }
}

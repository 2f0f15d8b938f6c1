package dev.yagura.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Sysmon for Linux tells, in syslog lines or as the journal's JSON. */
final class SysmonLines {

  private static final int FIRST_RECORD = 418_200;

  private SysmonLines() {}

  static List<String> syslog(Machine machine) {
    List<String> lines = new ArrayList<>();
    for (Told told : told(machine)) {
      lines.add(MessageLines.isoHeader(machine, told.time()) + "sysmon: " + told.xml());
    }
    return lines;
  }

  static List<String> journal(Machine machine) {
    List<String> lines = new ArrayList<>();
    for (Told told : told(machine)) {
      long micros = told.time().toEpochMilli() * 1000 + 412;
      lines.add(
          ("{\"__CURSOR\":\"s=5b0c1f0e7d2a4c55b1a2b8d0e6f4a913;i=%x;b=c2a94be07d1f4a0f9d35a6e1b7c80d42;"
                  + "m=%x;t=%x;x=%x\",\"__REALTIME_TIMESTAMP\":\"%d\",\"__MONOTONIC_TIMESTAMP\":\"%d\","
                  + "\"_BOOT_ID\":\"c2a94be07d1f4a0f9d35a6e1b7c80d42\",\"_HOSTNAME\":\"%s\","
                  + "\"_TRANSPORT\":\"syslog\",\"PRIORITY\":\"6\",\"SYSLOG_FACILITY\":\"1\","
                  + "\"SYSLOG_IDENTIFIER\":\"sysmon\",\"_UID\":\"0\",\"_COMM\":\"sysmon\","
                  + "\"_EXE\":\"/opt/sysmon/sysmon\",\"_SYSTEMD_UNIT\":\"sysmon.service\","
                  + "\"_SOURCE_REALTIME_TIMESTAMP\":\"%d\",\"MESSAGE\":\"%s\"}")
              .formatted(
                  told.record(),
                  monotonic(machine, told.time()),
                  micros,
                  micros * 31 + told.record(),
                  micros,
                  monotonic(machine, told.time()),
                  machine.name(),
                  micros - 209,
                  told.xml().replace("\\", "\\\\").replace("\"", "\\\"")));
    }
    return lines;
  }

  private record Told(Instant time, int record, String xml) {}

  private static List<Told> told(Machine machine) {
    SysmonXml xml = new SysmonXml(machine.name(), machine.address());
    List<Told> told = new ArrayList<>();
    for (Act act : machine.acts()) {
      int record = FIRST_RECORD + told.size();
      xml.of(act, record).ifPresent(text -> told.add(new Told(act.time(), record, text)));
    }
    return told;
  }

  private static long monotonic(Machine machine, Instant time) {
    return (time.toEpochMilli() - machine.first().time().toEpochMilli()) * 1000;
  }
}

package dev.yagura.event;

import java.util.List;
import java.util.Map;

/** The tables of the field catalogue. */
final class FieldNames {

  /** Names that mean the same at both levels and in both languages. */
  static final Map<String, List<FieldPlace>> ENVELOPE =
      Map.ofEntries(
          column("host", "host"),
          column("source", "source"),
          column("sourcetype", "sourcetype"),
          column("index", "index_name"),
          column("model", "model"),
          column("event_key", "event_key"),
          Map.entry(
              "program",
              List.of(new FieldPlace.Key("program"), new FieldPlace.Column("app", true))),
          Map.entry("_time", List.of(new FieldPlace.Time())),
          Map.entry("_raw", List.of(new FieldPlace.Raw())));

  /** Sysmon's names, which Sigma's process, file and network rules use too, to CIM's. */
  static final Map<String, String> SYSMON =
      Map.ofEntries(
          Map.entry("CommandLine", "process"),
          Map.entry("Image", "process_path"),
          Map.entry("ParentImage", "parent_process_path"),
          Map.entry("ParentCommandLine", "parent_process"),
          Map.entry("User", "user"),
          Map.entry("CurrentDirectory", "process_current_directory"),
          Map.entry("ProcessId", "process_id"),
          Map.entry("ProcessGuid", "process_guid"),
          Map.entry("ParentProcessId", "parent_process_id"),
          Map.entry("ParentProcessGuid", "parent_process_guid"),
          Map.entry("TargetFilename", "file_path"),
          Map.entry("DestinationIp", "dest_ip"),
          Map.entry("DestinationPort", "dest_port"),
          Map.entry("SourceIp", "src"),
          Map.entry("SourcePort", "src_port"),
          Map.entry("Protocol", "transport"),
          Map.entry("Hashes", "process_hash"),
          Map.entry("Computer", "dest"),
          Map.entry("EventID", "event_id"));

  /** Splunk's other names of fields that have a CIM name here. */
  static final Map<String, String> SPLUNK =
      Map.ofEntries(
          Map.entry("process_exec", "process_name"),
          Map.entry("parent_process_exec", "parent_process_name"),
          Map.entry("src_ip", "src"),
          Map.entry("EventCode", "event_id"),
          Map.entry("signature_id", "event_id"));

  /**
   * Fields of audit records as Splunk's content means them: a user is found by name and by number
   * (the name is printed first), and the names of ESCU 4.x stand for the decoded command line.
   */
  static final Map<String, List<FieldPlace>> RECORD =
      Map.ofEntries(
          record("uid", "UID", "uid"),
          record("auid", "AUID", "auid"),
          record("euid", "EUID", "euid"),
          record("suid", "SUID", "suid"),
          record("fsuid", "FSUID", "fsuid"),
          record("ouid", "OUID", "ouid"),
          record("gid", "GID", "gid"),
          record("egid", "EGID", "egid"),
          record("sgid", "SGID", "sgid"),
          record("fsgid", "FSGID", "fsgid"),
          record("ogid", "OGID", "ogid"),
          record("process_exec", "execve_command", "proctitle"),
          record("normalized_proctitle_delimiter", "proctitle"),
          Map.entry("type", List.of(new FieldPlace.RecordType())),
          Map.entry("dest", List.of(new FieldPlace.Column("host", false))));

  private FieldNames() {}

  private static Map.Entry<String, List<FieldPlace>> column(String name, String column) {
    return Map.entry(name, List.of(new FieldPlace.Column(column, false)));
  }

  private static Map.Entry<String, List<FieldPlace>> record(String name, String... keys) {
    return Map.entry(
        name,
        java.util.Arrays.stream(keys)
            .map(key -> (FieldPlace) new FieldPlace.RecordKey(key))
            .toList());
  }
}

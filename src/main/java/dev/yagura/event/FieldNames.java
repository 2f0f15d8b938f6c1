package dev.yagura.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The tables of the field catalogue. */
final class FieldNames {

  /** Names that mean the same at both levels and in both languages. */
  static final Map<String, List<FieldPlace>> ENVELOPE =
      Map.ofEntries(
          envelope("host", "host"),
          envelope("source", "source"),
          envelope("sourcetype", "sourcetype"),
          envelope("index", "index_name"),
          envelope("model", "model"),
          envelope("event_key", "event_key"),
          // The syslog tag, and what it belongs to: sshd-session is sshd's.
          Map.entry("program", List.of(column(EventField.PROCESS_NAME), column(EventField.APP))),
          Map.entry("_time", List.of(new FieldPlace.Time())),
          Map.entry("_raw", List.of(new FieldPlace.Raw())));

  /**
   * Sysmon's names, which Sigma's process, file and network rules use too, to where they are
   * stored. A GUID that many processes share stays under its own name.
   */
  static final Map<String, List<FieldPlace>> SYSMON =
      Map.ofEntries(
          event("CommandLine", EventField.PROCESS),
          event("Image", EventField.PROCESS_PATH),
          event("ParentImage", EventField.PARENT_PROCESS_PATH),
          event("ParentCommandLine", EventField.PARENT_PROCESS),
          event("User", EventField.USER),
          event("CurrentDirectory", EventField.PROCESS_CURRENT_DIRECTORY),
          event("ProcessId", EventField.PROCESS_ID),
          event("ProcessGuid", EventField.PROCESS_GUID, "ProcessGuid"),
          event("ParentProcessId", EventField.PARENT_PROCESS_ID),
          event("ParentProcessGuid", EventField.PARENT_PROCESS_GUID, "ParentProcessGuid"),
          event("TargetFilename", EventField.FILE_PATH),
          event("DestinationIp", EventField.DEST_IP),
          event("DestinationPort", EventField.DEST_PORT),
          event("SourceIp", EventField.SRC),
          event("SourcePort", EventField.SRC_PORT),
          event("Protocol", EventField.TRANSPORT),
          event("Hashes", EventField.PROCESS_HASH, "file_hash"),
          event("SourceProcessGUID", EventField.PROCESS_GUID, "SourceProcessGUID"),
          event("SourceProcessId", EventField.PROCESS_ID),
          event("SourceImage", EventField.PROCESS_PATH),
          event("SourceUser", EventField.USER),
          event("EventID", EventField.EVENT_ID),
          keys("IntegrityLevel", "process_integrity_level"),
          keys("OriginalFileName", "original_file_name"),
          keys("CreationUtcTime", "file_create_time"),
          envelope("Computer", "host"));

  /** Splunk's other names of fields that have a CIM name here. */
  static final Map<String, List<FieldPlace>> SPLUNK =
      Map.ofEntries(
          event("process_exec", EventField.PROCESS_NAME),
          event("parent_process_exec", EventField.PARENT_PROCESS_NAME),
          event("src_ip", EventField.SRC),
          event("EventCode", EventField.EVENT_ID),
          event("signature_id", EventField.EVENT_ID));

  /**
   * Fields of audit records as Splunk's content means them: a user is found by name and by number
   * (the name is the one to show), and the names of ESCU 4.x stand for the decoded command line.
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
          envelope("dest", "host"));

  private FieldNames() {}

  private static FieldPlace.Column column(EventField field) {
    return new FieldPlace.Column(field.cimName(), true);
  }

  private static Map.Entry<String, List<FieldPlace>> envelope(String name, String column) {
    return Map.entry(name, List.of(new FieldPlace.Column(column, false)));
  }

  private static Map.Entry<String, List<FieldPlace>> event(String name, EventField field) {
    return Map.entry(name, List.of(column(field)));
  }

  private static Map.Entry<String, List<FieldPlace>> event(
      String name, EventField field, String key) {
    return Map.entry(name, List.of(column(field), new FieldPlace.Key(key)));
  }

  private static Map.Entry<String, List<FieldPlace>> keys(String name, String key) {
    return Map.entry(name, List.of(new FieldPlace.Key(key)));
  }

  private static Map.Entry<String, List<FieldPlace>> record(String name, String... keys) {
    return Map.entry(
        name, Arrays.stream(keys).map(key -> (FieldPlace) new FieldPlace.RecordKey(key)).toList());
  }
}

package dev.yagura.normalize.sysmon;

import static dev.yagura.parse.sysmon.SysmonSample.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.sysmon.SysmonSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SysmonNormalizerTest {

  private static final String GUID = "{11111111-aaaa-bbbb-cccc-123456789abc}";
  private static final String PARENT_GUID = "{11111111-aaaa-bbbb-cccc-000000000001}";
  private static final Origin ORIGIN =
      new Origin("web1", "sysmon.log", "linux", Instant.parse("2026-03-04T06:00:00Z"));

  private final SysmonNormalizer normalizer = new SysmonNormalizer();

  private Event normalize(String message) {
    return normalizer.normalize(SysmonSample.read(message), ORIGIN);
  }

  private static String process(int id, String... more) {
    String[] common = {
      "RuleName",
      "-",
      "UtcTime",
      "2026-03-04 05:06:07.120",
      "ProcessGuid",
      GUID,
      "ProcessId",
      "812",
      "Image",
      "/usr/bin/curl",
      "User",
      "ann"
    };
    String[] all = java.util.Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return event(id, all);
  }

  @Test
  void aProcessStart() {
    Event event =
        normalize(
            process(
                1,
                "CommandLine",
                "curl -o /tmp/x http://192.0.2.1/x",
                "CurrentDirectory",
                "/home/ann",
                "LogonId",
                "1000",
                "TerminalSessionId",
                "3",
                "IntegrityLevel",
                "no level",
                "OriginalFileName",
                "curl",
                "Hashes",
                "SHA256=AB12,MD5=CD34,ODD=1",
                "ParentProcessGuid",
                PARENT_GUID,
                "ParentProcessId",
                "800",
                "ParentImage",
                "/bin/bash",
                "ParentCommandLine",
                "-bash",
                "ParentUser",
                "bob"));
    assertThat(event.model()).isEqualTo(DataModel.PROCESSES);
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456789Z"));
    assertThat(event.host()).isEqualTo("web1");
    assertThat(event.reportedHost()).isEqualTo("Web1");
    assertThat(event.source()).isEqualTo("sysmon.log");
    assertThat(event.index()).isEqualTo("linux");
    assertThat(event.sourcetype()).isEqualTo("sysmon:linux");
    assertThat(event.count()).isEqualTo(1);
    assertThat(event.quarantined()).isFalse();
    assertThat(event.eventKey()).isEqualTo("sysmon:web1:42:2026-03-04T05:06:07.123456789Z");
    assertThat(event.fields())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("vendor_product", "Microsoft Sysmon"),
                Map.entry("os", "Linux"),
                Map.entry("event_id", "1"),
                Map.entry("signature", "Process Create"),
                Map.entry("dest", "web1"),
                Map.entry("action", "allowed"),
                Map.entry("process", "curl -o /tmp/x http://192.0.2.1/x"),
                Map.entry("process_path", "/usr/bin/curl"),
                Map.entry("process_name", "curl"),
                Map.entry("process_exec", "curl"),
                Map.entry("process_id", "812"),
                Map.entry("process_guid", GUID),
                Map.entry("process_current_directory", "/home/ann"),
                Map.entry("process_hash", "SHA256=AB12,MD5=CD34,ODD=1"),
                Map.entry("sha256", "AB12"),
                Map.entry("md5", "CD34"),
                Map.entry("process_integrity_level", "no level"),
                Map.entry("original_file_name", "curl"),
                Map.entry("parent_process", "-bash"),
                Map.entry("parent_process_path", "/bin/bash"),
                Map.entry("parent_process_name", "bash"),
                Map.entry("parent_process_exec", "bash"),
                Map.entry("parent_process_id", "800"),
                Map.entry("parent_process_guid", PARENT_GUID),
                Map.entry("user", "ann"),
                Map.entry("user_id", "1000"),
                Map.entry("session_id", "3"),
                Map.entry("LogonId", "1000"),
                Map.entry("TerminalSessionId", "3"),
                Map.entry("ParentUser", "bob"),
                Map.entry("UtcTime", "2026-03-04 05:06:07.120"),
                Map.entry("EventRecordID", "42")));
  }

  @Test
  void unknownLogonAndSessionAreNoUserAndNoSession() {
    Event event = normalize(process(1, "LogonId", "65535", "TerminalSessionId", "4294967295"));
    assertThat(event.fields())
        .doesNotContainKeys("user_id", "session_id")
        .containsEntry("LogonId", "65535")
        .containsEntry("TerminalSessionId", "4294967295");
  }

  @Test
  void aConnectionOut() {
    Event event =
        normalize(
            process(
                3,
                "Protocol",
                "tcp",
                "Initiated",
                "true",
                "SourceIp",
                "10.0.0.5",
                "SourcePort",
                "40000",
                "DestinationIsIpv6",
                "false",
                "DestinationIp",
                "192.0.2.9",
                "DestinationHostname",
                "c2.example",
                "DestinationPort",
                "443"));
    assertThat(event.model()).isEqualTo(DataModel.NETWORK_TRAFFIC);
    assertThat(event.fields())
        .containsEntry("dest", "192.0.2.9")
        .containsEntry("dest_ip", "192.0.2.9")
        .containsEntry("dest_port", "443")
        .containsEntry("src", "10.0.0.5")
        .containsEntry("src_port", "40000")
        .containsEntry("transport", "tcp")
        .containsEntry("direction", "outbound")
        .containsEntry("app", "/usr/bin/curl")
        .containsEntry("process_path", "/usr/bin/curl")
        .containsEntry("process_name", "curl")
        .containsEntry("dvc", "web1")
        .containsEntry("Initiated", "true")
        .containsEntry("DestinationHostname", "c2.example")
        .containsEntry("DestinationIsIpv6", "false")
        .doesNotContainKeys("DestinationIp", "DestinationPort", "SourceIp", "Image", "Protocol");
  }

  @Test
  void aConnectionInOfWhichOnlyTheNameIsKnown() {
    Event event =
        normalize(process(3, "Initiated", "FALSE", "DestinationHostname", "web1.example"));
    assertThat(event.fields())
        .containsEntry("direction", "inbound")
        .containsEntry("dest", "web1.example")
        .doesNotContainKey("dest_ip");
  }

  @ParameterizedTest
  @CsvSource({"2,modified", "11,created", "23,deleted", "26,deleted"})
  void fileEvents(int id, String action) {
    Event event =
        normalize(
            process(
                id,
                "TargetFilename",
                "/etc/cron.d/x",
                "CreationUtcTime",
                "2026-03-04 05:06:07.000",
                "Hashes",
                "MD5=AA"));
    assertThat(event.model()).isEqualTo(DataModel.FILESYSTEM);
    assertThat(event.fields())
        .containsEntry("action", action)
        .containsEntry("file_path", "/etc/cron.d/x")
        .containsEntry("file_name", "x")
        .containsEntry("dest", "web1")
        .containsEntry("process_guid", GUID)
        .containsEntry("md5", "AA")
        .doesNotContainKey("TargetFilename");
    boolean deleted = action.equals("deleted");
    assertThat(event.fields().get("file_hash")).isEqualTo(deleted ? "MD5=AA" : null);
    assertThat(event.fields().get("file_create_time"))
        .isEqualTo(deleted ? null : "2026-03-04 05:06:07.000");
  }

  @ParameterizedTest
  @CsvSource({"5", "9", "22", "24", "7", "1000"})
  void whatCimHasNoPlaceForHasNoModelAndKeepsItsFields(int id) {
    Event event = normalize(process(id, "QueryName", "c2.example", "Device", "/dev/sda"));
    assertThat(event.model()).isNull();
    assertThat(event.fields())
        .containsEntry("event_id", Integer.toString(id))
        .containsEntry("process_path", "/usr/bin/curl")
        .containsEntry("process_guid", GUID)
        .containsEntry("user", "ann")
        .containsEntry("QueryName", "c2.example")
        .containsEntry("Device", "/dev/sda")
        .doesNotContainKey("action");
  }

  @Test
  void processAccessIsTheActOfItsSource() {
    Event event =
        normalize(
            event(
                10,
                "SourceProcessGUID",
                GUID,
                "SourceProcessId",
                "5",
                "SourceImage",
                "/bin/gdb",
                "TargetProcessGUID",
                PARENT_GUID,
                "TargetImage",
                "/bin/x",
                "GrantedAccess",
                "0x10",
                "SourceUser",
                "ann"));
    assertThat(event.model()).isNull();
    assertThat(event.fields())
        .containsEntry("process_guid", GUID)
        .containsEntry("process_id", "5")
        .containsEntry("process_path", "/bin/gdb")
        .containsEntry("process_name", "gdb")
        .containsEntry("user", "ann")
        .containsEntry("TargetImage", "/bin/x")
        .containsEntry("TargetProcessGUID", PARENT_GUID)
        .containsEntry("GrantedAccess", "0x10");
  }

  @ParameterizedTest
  @CsvSource({"Stopped,stopped", "Started,started", "Paused,paused"})
  void theServiceIsStartedAndStopped(String state, String action) {
    Event event = normalize(event(4, "State", state, "Version", "1.3"));
    assertThat(event.model()).isEqualTo(DataModel.CHANGE);
    assertThat(event.fields())
        .containsEntry("action", action)
        .containsEntry("object", "Sysmon")
        .containsEntry("object_category", "service")
        .containsEntry("State", state)
        .containsEntry("Version", "1.3");
  }

  @Test
  void configurationAndErrors() {
    Event changed =
        normalize(event(16, "Configuration", "/opt/x.xml", "ConfigurationFileHash", "SHA256=FF"));
    assertThat(changed.model()).isEqualTo(DataModel.CHANGE);
    assertThat(changed.fields())
        .containsEntry("action", "modified")
        .containsEntry("object_category", "configuration")
        .containsEntry("Configuration", "/opt/x.xml")
        .containsEntry("sha256", "FF");
    Event error = normalize(event(255, "ID", "DriverCommunication", "Description", "lost events"));
    assertThat(error.model()).isEqualTo(DataModel.CHANGE);
    assertThat(error.fields())
        .containsEntry("result", "lost events")
        .containsEntry("status", "failure")
        .containsEntry("ID", "DriverCommunication")
        .doesNotContainKeys("action", "Description");
  }

  @Test
  void aSharedGuidIsNoKey() {
    String half = "{d65774de-8d10-6175-0000-000000000000}";
    Event event = normalize(event(5, "ProcessGuid", half, "ProcessId", "7", "Image", "(null)"));
    assertThat(event.fields())
        .containsEntry("ProcessGuid", half)
        .containsEntry("Image", "(null)")
        .containsEntry("process_id", "7")
        .doesNotContainKeys("process_guid", "process_path", "process_name");
    assertThat(event.problems()).containsExactly("shared_guid: ProcessGuid");
  }

  @ParameterizedTest
  @CsvSource({
    "'TechniqueID=T1105,TechniqueName=Ingress',T1105",
    "'TechniqueID=T1070.006,TechniqueName=Indi',T1070.006",
    "'technique_id=t1059.004,technique_name=x',T1059.004",
    "TechniqueID=T1070.00,T1070",
    "TechniqueID=T107,",
    "TechniqueID=T10700,",
    "my rule,"
  })
  void findsTheTechnique(String ruleName, String technique) {
    Event event = normalize(event(1, "RuleName", ruleName));
    assertThat(event.fields().get("technique_id")).isEqualTo(technique);
    assertThat(event.fields()).containsEntry("RuleName", ruleName);
  }

  @Test
  void aFieldNamedAsACimFieldDoesNotReplaceIt() {
    Event event = normalize(event(1, "Image", "/bin/sh", "action", "blocked", "dest", "x"));
    assertThat(event.fields()).containsEntry("action", "allowed").containsEntry("dest", "web1");
  }

  @Test
  void withoutATimeTheReceiptsCountsAndThereIsNoKey() {
    Event event = normalize(event(1).replace("SystemTime", "Other"));
    assertThat(event.time()).isEqualTo(ORIGIN.arrived());
    assertThat(event.problems()).containsExactly("time_missing");
    assertThat(event.eventKey()).isEmpty();
  }

  @Test
  void copiesShareTheirKeyHoweverTheTimeIsWritten() {
    String message = event(1, "User", "ann");
    String other = message.replace("07.123456789Z", "07.1234567890Z");
    assertThat(normalize(other).eventKey()).isEqualTo(normalize(message).eventKey());
    assertThat(normalize(message.replace(">42<", ">43<")).eventKey())
        .isNotEqualTo(normalize(message).eventKey());
  }

  @Test
  void theTableKnowsEveryIdOfTheAgent() {
    assertThat(SysmonTable.load().events().keySet())
        .containsAll(List.of(1, 2, 3, 4, 5, 9, 10, 11, 16, 22, 23, 24, 26, 255));
  }
}

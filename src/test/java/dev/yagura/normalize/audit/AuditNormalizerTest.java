package dev.yagura.normalize.audit;

import static dev.yagura.parse.audit.AuditSamples.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.AuditFields;
import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditNormalizerTest {

  private static final String ID = " msg=audit(1700000000.123:42): ";
  private static final String WHO =
      " ppid=10 pid=11 auid=1000 uid=0 gid=0 euid=0 tty=pts0 ses=3 comm=\"x\"";
  private static final String NAMES = "\u001dARCH=x86_64 AUID=\"alice\" UID=\"root\"";
  private static final Origin ORIGIN =
      new Origin("web01", "/var/log/audit/audit.log", "os", Instant.parse("2023-11-15T00:00:00Z"));

  private static Event event(String... lines) {
    return event(true, lines);
  }

  private static Event event(boolean complete, String... lines) {
    StringBuilder body = new StringBuilder();
    for (String line : lines) {
      int blank = line.indexOf(' ');
      String type = blank < 0 ? line : line.substring(0, blank);
      body.append("type=").append(type).append(ID).append(line.substring(type.length()));
      body.append('\n');
    }
    return new AuditNormalizer().normalize(records(body.toString()), ORIGIN, complete);
  }

  private static String syscall(int number, String more) {
    return "SYSCALL arch=c000003e syscall=" + number + " " + more + WHO + " exe=\"/usr/bin/x\"";
  }

  @Test
  void execveIsAProcess() {
    Event event =
        event(
            "SYSCALL arch=c000003e syscall=59 success=yes exit=0 a0=1 items=3"
                + WHO
                + " exe=\"/usr/bin/dash\" key=657865630173756964"
                + NAMES,
            "EXECVE argc=3 a0=\"/bin/sh\" a1=\"./run.sh\" a2=6120622063",
            "CWD cwd=\"/home/alice\"",
            "PATH item=1 name=\"/bin/sh\" nametype=NORMAL",
            "PATH item=0 name=\"./run.sh\" nametype=NORMAL",
            "PATH item=2 name=\"/lib64/ld.so\" nametype=NORMAL",
            "PROCTITLE proctitle=2F62696E2F7368002E2F72756E2E7368",
            "EOE");
    assertThat(event.model()).isEqualTo(DataModel.PROCESSES);
    assertThat(event.time()).isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
    assertThat(event.host()).isEqualTo("web01");
    assertThat(event.reportedHost()).isNull();
    assertThat(event.eventKey()).isEqualTo("audit:web01:1700000000123:42");
    assertThat(event.problems()).isEmpty();
    assertThat(event.fields())
        .containsEntry("action", "allowed")
        .containsEntry("process", "/bin/sh ./run.sh a b c")
        .containsEntry("process_path", "/usr/bin/dash")
        .containsEntry("process_name", "dash")
        .containsEntry("process_exec", "dash")
        .containsEntry("process_id", "11")
        .containsEntry("parent_process_id", "10")
        .containsEntry("process_current_directory", "/home/alice")
        .containsEntry("script", "/home/alice/run.sh")
        .containsEntry("user", "root")
        .containsEntry("user_id", "0")
        .containsEntry("src_user", "alice")
        .containsEntry("session_id", "3")
        .containsEntry("tty", "pts0")
        .containsEntry("dest", "web01")
        .containsEntry("os", "Linux")
        .containsEntry("vendor_product", "Linux Audit")
        .containsEntry("event_id", "execve")
        .containsEntry("type", "SYSCALL")
        .containsEntry("key", List.of("exec", "suid"))
        .doesNotContainKeys("parent_process_name", "parent_process");
    AuditFields execve = event.records().get(1);
    assertThat(execve.fields())
        .containsEntry("argc", "3")
        .containsEntry("a2", "a b c")
        .containsEntry("execve_command", "/bin/sh ./run.sh a b c");
    assertThat(execve.line()).isEqualTo(2);
    assertThat(event.records().get(0).fields()).containsEntry("key", "exec,suid");
    assertThat(event.lines()).hasSize(8);
  }

  @Test
  void failedExecveIsNoProcess() {
    Event event = event(syscall(59, "success=no exit=-2"), "EXECVE argc=1 a0=\"ls\"", "EOE");
    assertThat(event.model()).isNull();
    assertThat(event.fields())
        .containsEntry("action", "failure")
        .containsEntry("errno", "ENOENT")
        .containsEntry("process", "ls");
  }

  @Test
  void namesAreNumbersWhereNothingWasEnrichedAndUnsetIsAbsent() {
    Event event =
        event("SYSCALL arch=c000003e syscall=59 success=yes auid=4294967295 uid=33 ses=-1");
    assertThat(event.fields())
        .containsEntry("user", "33")
        .containsEntry("user_id", "33")
        .doesNotContainKeys("src_user", "session_id", "auid");
  }

  @Test
  void splitArgumentsAreJoinedIntoOneRecord() {
    Event event =
        event(
            syscall(59, "success=yes"),
            "EXECVE argc=2 a0=\"sh\" a1_len=8 a1[0]=C3A9C3",
            "EXECVE  a1[1]=A9",
            "PROCTITLE proctitle=7368");
    assertThat(event.records())
        .extracting(AuditFields::type)
        .containsExactly("SYSCALL", "EXECVE", "PROCTITLE");
    assertThat(event.records().get(1).fields())
        .isEqualTo(
            Map.of(
                "argc",
                "2",
                "a0",
                "sh",
                "a1",
                "\u00e9\u00e9",
                "execve_command",
                "sh \u00e9\u00e9"));
    assertThat(event.problems()).isEmpty();
    assertThat(event.lines()).hasSize(4);
  }

  @Test
  void missingArgumentsAreMarked() {
    Event event = event(syscall(59, "success=yes"), "EXECVE argc=4 a0=\"a\" a2=\"c\"", "EOE");
    assertThat(event.fields()).containsEntry("process", "a c");
    assertThat(event.problems())
        .containsExactly("truncated: 2 of 4 arguments", "argument_missing: a1");
  }

  @Test
  void titleServesWhereThereAreNoArguments() {
    Event event = event(syscall(59, "success=yes"), "PROCTITLE proctitle=6C73002D6C");
    assertThat(event.fields()).containsEntry("process", "ls -l");
    assertThat(event.problems()).isEmpty();
    Event cut = event(syscall(59, "success=yes"), "PROCTITLE proctitle=" + "61".repeat(128));
    assertThat(cut.problems()).containsExactly("truncated: process");
  }

  @ParameterizedTest
  @CsvSource({
    // number, arguments, nametype, action
    "2, a1=241, CREATE, created",
    "2, a1=241, NORMAL, modified",
    "2, a1=0, NORMAL, read",
    "257, a0=ffffff9c a2=80241, CREATE, created",
    "257, a0=ffffffffffffff9c a2=80000, NORMAL, read",
    "85, a1=1b6, CREATE, created",
    "87, a0=1, DELETE, deleted",
    "263, a0=ffffff9c, DELETE, deleted",
    "84, a0=1, DELETE, deleted",
    "83, a0=1, CREATE, created",
    "90, a1=1ed, NORMAL, modified",
    "268, a0=ffffff9c, NORMAL, modified",
    "92, a0=1, NORMAL, modified",
    "76, a0=1, NORMAL, modified",
    "188, a0=1, NORMAL, modified",
    "133, a0=1, CREATE, created"
  })
  void fileCalls(int number, String arguments, String kind, String action) {
    Event event =
        event(
            syscall(number, "success=yes exit=0 " + arguments),
            "CWD cwd=\"/srv/www\"",
            "PATH item=0 name=\"/srv/www/\" nametype=PARENT",
            "PATH item=1 name=\"../x/./f.conf\" nametype=" + kind,
            "PROCTITLE proctitle=\"x\"");
    assertThat(event.model()).isEqualTo(DataModel.FILESYSTEM);
    assertThat(event.fields())
        .containsEntry("action", action)
        .containsEntry("file_path", "/srv/x/f.conf")
        .containsEntry("file_name", "f.conf")
        .containsEntry("process", "x");
    assertThat(event.problems()).isEmpty();
  }

  @Test
  void renameHasBothPaths() {
    Event event =
        event(
            syscall(82, "success=yes"),
            "CWD cwd=\"/etc\"",
            "PATH item=3 name=\"passwd\" nametype=DELETE",
            "PATH item=2 name=\"passwd+\" nametype=DELETE",
            "PATH item=4 name=\"passwd\" nametype=CREATE",
            "PATH item=0 name=\"/etc\" nametype=PARENT",
            "PATH item=1 name=\"/etc\" nametype=PARENT");
    assertThat(event.fields())
        .containsEntry("action", "renamed")
        .containsEntry("file_path_old", "/etc/passwd+")
        .containsEntry("file_path", "/etc/passwd");
  }

  @Test
  void pathBelowAnOpenDirectoryIsNotGuessed() {
    Event event =
        event(
            syscall(263, "success=yes a0=5"),
            "CWD cwd=\"/root\"",
            "PATH item=0 name=\"f\" nametype=DELETE");
    assertThat(event.fields()).containsEntry("file_path", "f").containsEntry("action", "deleted");
    assertThat(event.problems()).containsExactly("directory_unknown");
  }

  @Test
  void parentServesWhereThereIsNoWorkingDirectory() {
    Event event =
        event(
            syscall(87, "success=yes"),
            "PATH item=0 name=\"/var/tmp/\" objtype=PARENT",
            "PATH item=1 name=\"f\" objtype=DELETE");
    assertThat(event.fields()).containsEntry("file_path", "/var/tmp/f");
  }

  @Test
  void failedDeletionIsNone() {
    Event event =
        event(syscall(87, "success=no exit=-1"), "PATH item=0 name=\"/x\" nametype=DELETE");
    assertThat(event.model()).isNull();
    assertThat(event.fields())
        .containsEntry("action", "failure")
        .containsEntry("file_path", "/x")
        .containsEntry("errno", "EPERM");
  }

  @Test
  void connectionsGoOut() {
    Event event =
        event(
            syscall(42, "success=no exit=-115 a0=3"),
            "SOCKADDR saddr=02000050A9FEA9FE0000000000000000");
    assertThat(event.model()).isEqualTo(DataModel.NETWORK_TRAFFIC);
    assertThat(event.fields())
        .containsEntry("action", "allowed")
        .containsEntry("direction", "outbound")
        .containsEntry("src", "web01")
        .containsEntry("dest", "169.254.169.254")
        .containsEntry("dest_ip", "169.254.169.254")
        .containsEntry("dest_port", "80")
        .containsEntry("app", "/usr/bin/x")
        .containsEntry("user", "0");
    assertThat(
            event(
                    syscall(42, "success=no exit=-13 a0=3"),
                    "SOCKADDR saddr=02000050A9FEA9FE0000000000000000")
                .fields())
        .containsEntry("action", "blocked");
  }

  @Test
  void connectionsComeIn() {
    Event event =
        event(
            syscall(43, "success=yes exit=5 a0=3"),
            "SOCKADDR saddr=0A00C3500000000020010DB800000000000000000000000100000000");
    assertThat(event.fields())
        .containsEntry("direction", "inbound")
        .containsEntry("src", "2001:db8::1")
        .containsEntry("src_port", "50000")
        .containsEntry("dest", "web01");
  }

  @Test
  void localSocketsAreNoNetwork() {
    Event event = event(syscall(42, "success=yes exit=0"), "SOCKADDR saddr=01002F72756E2F7800");
    assertThat(event.model()).isNull();
    assertThat(event.fields()).containsEntry("dest", "web01").doesNotContainKey("dest_port");
  }

  @Test
  void logins() {
    Event event =
        event(
            "USER_LOGIN pid=9 uid=0 auid=4294967295 ses=4294967295 msg='op=login"
                + " acct=28756E6B6E6F776E207573657229 exe=\"/usr/sbin/sshd\" hostname=?"
                + " addr=203.0.113.9 terminal=sshd res=failed'"
                + "\u001dUID=\"root\" AUID=\"unset\"");
    assertThat(event.model()).isEqualTo(DataModel.AUTHENTICATION);
    assertThat(event.fields())
        .containsEntry("action", "failure")
        .containsEntry("user", "(unknown user)")
        .containsEntry("src", "203.0.113.9")
        .containsEntry("app", "sshd")
        .containsEntry("dest", "web01")
        .containsEntry("event_id", "USER_LOGIN")
        .doesNotContainKeys("src_user", "user_id");
    assertThat(
            event(
                    "USER_LOGIN pid=9 uid=0 auid=1001 msg='op=login id=1001 exe=\"/usr/sbin/sshd\""
                        + " hostname=? addr=? terminal=ssh res=success'UID=\"root\" ID=\"bob\"")
                .fields())
        .containsEntry("action", "success")
        .containsEntry("user", "bob")
        .containsEntry("user_id", "1001")
        .doesNotContainKeys("src", "src_user");
  }

  @Test
  void sudoCommands() {
    Event event =
        event(
            "USER_CMD pid=9 uid=1000 auid=1000 ses=2 msg='cwd=\"/home/alice\""
                + " cmd=636174202F6574632F736861646F77 exe=\"/usr/bin/sudo\" terminal=pts/0"
                + " res=success'\u001dUID=\"alice\" AUID=\"alice\"");
    assertThat(event.model()).isEqualTo(DataModel.AUTHENTICATION);
    assertThat(event.fields())
        .containsEntry("action", "success")
        .containsEntry("src_user", "alice")
        .containsEntry("command", "cat /etc/shadow")
        .containsEntry("process", "cat /etc/shadow")
        .containsEntry("process_current_directory", "/home/alice")
        .containsEntry("app", "sudo")
        .doesNotContainKey("user");
  }

  @Test
  void accountsAndRules() {
    Event added =
        event(
            "ADD_USER pid=9 uid=0 auid=1000 msg='op=adding user id=1002 exe=\"/usr/sbin/useradd\""
                + " hostname=h addr=? terminal=pts/1 res=success'"
                + "UID=\"root\" AUID=\"alice\" ID=\"mallory\"");
    assertThat(added.model()).isEqualTo(DataModel.CHANGE);
    assertThat(added.fields())
        .containsEntry("action", "created")
        .containsEntry("object", "mallory")
        .containsEntry("object_category", "user")
        .containsEntry("user", "root")
        .containsEntry("src_user", "alice")
        .containsEntry("result", "success");
    Event removed = event("CONFIG_CHANGE auid=0 ses=1 op=remove_rule key=\"execs\" list=4 res=1");
    assertThat(removed.fields())
        .containsEntry("action", "deleted")
        .containsEntry("object", "execs")
        .containsEntry("object_category", "audit_configuration");
    Event stopped = event("DAEMON_END op=terminate auid=0 pid=1 res=success");
    assertThat(stopped.fields())
        .containsEntry("action", "stopped")
        .containsEntry("object", "auditd");
  }

  @Test
  void servicesAndTheCallThatReportedThem() {
    Event event =
        event(
            "SERVICE_STOP pid=1 uid=0 auid=4294967295 ses=4294967295 msg='unit=rsyslog"
                + " comm=\"systemd\" exe=\"/usr/lib/systemd/systemd\" hostname=? addr=? terminal=?"
                + " res=success'",
            syscall(44, "success=yes exit=120"),
            "SOCKADDR saddr=100000000000000000000000");
    assertThat(event.model()).isEqualTo(DataModel.SERVICES);
    assertThat(event.fields())
        .containsEntry("service_name", "rsyslog")
        .containsEntry("action", "stopped")
        .containsEntry("type", "SERVICE_STOP")
        .doesNotContainKey("tty");
    assertThat(event.records().get(0).fields())
        .containsEntry("unit", "rsyslog")
        .containsEntry("comm", "systemd");
  }

  @Test
  void whatTimedOutIsMarkedOnlyWhereSomethingLacks() {
    String call = syscall(59, "success=yes");
    assertThat(event(false, call).problems()).containsExactly("incomplete");
    assertThat(event(false, "PATH item=0 name=\"/x\"").problems()).containsExactly("incomplete");
    assertThat(event(false, call, "PROCTITLE proctitle=\"x\"").problems()).isEmpty();
    assertThat(event(false, "LOGIN pid=1 uid=0 auid=0 res=1").problems()).isEmpty();
    assertThat(event(true, call).problems()).isEmpty();
  }

  @Test
  void recordWithoutTimeHasThatOfReceipt() {
    Event event =
        new AuditNormalizer().normalize(records("type=UNKNOWN[1329] msg=? x=1"), ORIGIN, true);
    assertThat(event.time()).isEqualTo(ORIGIN.arrived());
    assertThat(event.problems()).containsExactly("time_missing");
    assertThat(event.eventKey()).isEmpty();
  }

  @Test
  void nodeIsTheReportedHost() {
    List<LogRecord.Audit> records =
        new ArrayList<>(records("node=DB7.example type=EOE msg=audit(1700000000.123:42):"));
    Event event = new AuditNormalizer().normalize(records, ORIGIN, true);
    assertThat(event.reportedHost()).isEqualTo("DB7.example");
    assertThat(event.host()).isEqualTo("web01");
  }

  @Test
  void sameActInEveryFormHasTheSameMeaning() {
    String raw = "arch=c000003e syscall=87 success=yes exit=0 ppid=1 pid=2 auid=1000 uid=0";
    Event plain = event("SYSCALL " + raw, "PATH item=0 name=\"/x/y\" nametype=DELETE");
    Event enriched =
        event("SYSCALL " + raw + NAMES, "PATH item=0 name=2F782F79 nametype=DELETE OUID=\"root\"");
    String id = " msg=audit(11/14/2023 22:13:20.123:42) : ";
    Event interpreted =
        new AuditNormalizer()
            .normalize(
                records(
                    "type=PATH"
                        + id
                        + "item=0 name=/x/y nametype=DELETE\ntype=SYSCALL"
                        + id
                        + "arch=x86_64 syscall=unlink success=yes exit=0 ppid=1 pid=2"
                        + " auid=alice uid=root"),
                ORIGIN,
                true);
    for (Event event : List.of(plain, enriched, interpreted)) {
      assertThat(event.model()).isEqualTo(DataModel.FILESYSTEM);
      assertThat(event.eventKey()).isEqualTo("audit:web01:1700000000123:42");
      assertThat(event.fields())
          .containsEntry("syscall", "unlink")
          .containsEntry("file_path", "/x/y")
          .containsEntry("action", "deleted")
          .containsEntry("process_id", "2");
    }
    assertThat(interpreted.fields())
        .containsEntry("user", "root")
        .containsEntry("src_user", "alice");
  }
}

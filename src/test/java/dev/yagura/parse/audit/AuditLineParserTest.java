package dev.yagura.parse.audit;

import static dev.yagura.parse.audit.AuditSamples.envelope;
import static dev.yagura.parse.audit.AuditSamples.fields;
import static dev.yagura.parse.audit.AuditSamples.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.yagura.parse.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLineParserTest {

  private final AuditLineParser parser = new AuditLineParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=SYSCALL msg=audit(1700000000.123:42): arch=c000003e",
        "node=web01 type=EOE msg=audit(1700000000.123:42):",
        "type=UNKNOWN[1329] msg=? ",
        "audit: type=1400 audit(1700000000.123:5): apparmor=\"DENIED\"",
        "type=1400 audit(1700000000.123:5): apparmor=\"DENIED\"",
        "type=DAEMON_CONFIG msg=audit(1700000000.123:34) config changed, auid=0",
        "type=LOGIN msg=audit(11/18/2023 14:33:22.286:2759) : pid=1 uid=root"
      })
  void auditTextIsSeen(String text) {
    assertThat(AuditLineParser.looksLike(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "type=",
        "type=SYSCALL",
        "type=a msg=hello",
        "audit: kauditd hold queue overflow",
        "Accepted password for root from 203.0.113.5 port 51000 ssh2",
        "node=x type=y msg=audit(",
        "type=SYSCALL msg=audit(1700000000.123): arch=c000003e"
      })
  void otherTextIsNotAudit(String text) {
    assertThat(AuditLineParser.looksLike(text)).isFalse();
    assertThat(parser.parse(envelope(1, text), text, "auditd"))
        .isInstanceOf(LogRecord.Unreadable.class);
  }

  @Test
  void headIsRead() {
    LogRecord.Audit record =
        record("node=Web01.example type=EOE msg=audit(1700000000.123:4294967295): ");
    assertThat(record.type()).isEqualTo("EOE");
    assertThat(record.serial()).isEqualTo(4294967295L);
    assertThat(record.eventTime()).isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
    assertThat(record.header().time()).isEqualTo(record.eventTime());
    assertThat(record.header().host()).isEqualTo("Web01.example");
    assertThat(record.fields()).isEmpty();
  }

  @Test
  void recordWithoutIdIsStillARecord() {
    LogRecord.Audit record = record("type=UNKNOWN[1329] msg=? a=1");
    assertThat(record.type()).isEqualTo("REPLACE");
    assertThat(record.serial()).isEqualTo(-1);
    assertThat(record.eventTime()).isNull();
    assertThat(record.fields()).containsEntry("a", "1");
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN[1334],BPF", "1300,SYSCALL", "UNKNOWN[1999],1999", "MADE_UP,MADE_UP"})
  void typeNumbersBecomeNames(String written, String name) {
    assertThat(record("type=" + written + " msg=audit(1700000000.123:42): x=1").type())
        .isEqualTo(name);
  }

  @Test
  void hexIsDecidedByTheFieldAndNotByTheLook() {
    Map<String, String> syscall =
        fields("SYSCALL", "a0=6 a1=4142 a2=DEAD ses=10 comm=4142 exe=\"3005\" dev=08:01 inode=12");
    assertThat(syscall)
        .containsEntry("a0", "6")
        .containsEntry("a1", "4142")
        .containsEntry("a2", "DEAD")
        .containsEntry("ses", "10")
        .containsEntry("comm", "AB")
        .containsEntry("exe", "3005");
    assertThat(fields("EXECVE", "argc=2 a0=\"3005\" a1=6120622063"))
        .containsEntry("a0", "3005")
        .containsEntry("a1", "a b c");
  }

  @Test
  void whatIsNotHexStays() {
    assertThat(fields("PATH", "item=0 name=2F746D702F6120 cwd=2F7 comm=2F7Z"))
        .containsEntry("name", "/tmp/a ")
        .containsEntry("cwd", "2F7")
        .containsEntry("comm", "2F7Z");
  }

  @Test
  void absentValuesAreLeftOut() {
    assertThat(fields("SYSCALL", "tty=(none) key=(null) subj=? comm=\"(null)\""))
        .containsOnlyKeys("comm");
  }

  @Test
  void bytesThatAreNoTextAreShown() {
    assertThat(fields("PATH", "name=2F61FF00C3A9")).containsEntry("name", "/a\\xff\\x00\u00e9");
    assertThat(fields("PROCTITLE", "proctitle=6C73002D6C002F746D7000"))
        .containsEntry("proctitle", "ls -l /tmp");
  }

  @Test
  void severalKeysAndAStrayQuote() {
    assertThat(fields("SYSCALL", "key=65786563013634626974\""))
        .containsEntry("key", "exec\u000164bit");
  }

  @Test
  void systemCallsAreNamedByArchitecture() {
    assertThat(fields("SYSCALL", "arch=c000003e syscall=59 success=yes"))
        .containsEntry("syscall", "execve")
        .containsEntry("SYSCALL", "execve")
        .containsEntry("syscall_number", "59")
        .containsEntry("ARCH", "x86_64");
    assertThat(fields("SYSCALL", "arch=40000003 syscall=11")).containsEntry("syscall", "execve");
    assertThat(fields("SYSCALL", "arch=c00000b7 syscall=221")).containsEntry("syscall", "execve");
    assertThat(fields("SYSCALL", "arch=40000028 syscall=11")).containsEntry("syscall", "execve");
    assertThat(fields("SYSCALL", "arch=c00000b7 syscall=203")).containsEntry("syscall", "connect");
    assertThat(fields("SYSCALL", "arch=c000003e syscall=1073742344"))
        .containsEntry("syscall", "execve");
    assertThat(fields("SYSCALL", "arch=ffffffff syscall=59"))
        .containsEntry("syscall", "59")
        .containsEntry("syscall_number", "59")
        .doesNotContainKey("SYSCALL");
  }

  @Test
  void failuresAreNamed() {
    assertThat(fields("SYSCALL", "arch=c000003e syscall=2 success=no exit=-13"))
        .containsEntry("exit", "-13")
        .containsEntry("errno", "EACCES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001d", " ", "#035", " #035", ""})
  void enrichedPartIsSeenHoweverItWasMangled(String separator) {
    Map<String, String> fields =
        fields(
            "SYSCALL",
            "arch=c000003e syscall=59 auid=1000 uid=0 key=(null)"
                + separator
                + "ARCH=x86_64 SYSCALL=execve AUID=\"alice\" UID=\"root\"");
    assertThat(fields)
        .containsEntry("uid", "0")
        .containsEntry("UID", "root")
        .containsEntry("AUID", "alice")
        .containsEntry("ARCH", "x86_64")
        .containsEntry("syscall", "execve")
        .doesNotContainKey("key");
    Map<String, String> user =
        fields(
            "ADD_USER",
            "pid=7 uid=0 auid=1000 msg='op=adding user id=1002 exe=\"/usr/sbin/useradd\""
                + " hostname=h1 addr=? terminal=pts/1 res=success'"
                + separator
                + "UID=\"root\" AUID=\"alice\" ID=\"unknown(1002)\"");
    assertThat(user)
        .containsEntry("op", "adding user")
        .containsEntry("id", "1002")
        .containsEntry("ID", "unknown(1002)")
        .containsEntry("res", "success")
        .containsEntry("UID", "root")
        .containsEntry("AUID", "alice")
        .doesNotContainKey("addr");
    assertThat(fields("PATH", "name=\"/x\" ouid=0" + separator + "OUID=\"root\""))
        .containsEntry("ouid", "0")
        .containsEntry("OUID", "root");
  }

  @Test
  void missingClosingQuoteOfMsg() {
    assertThat(
            fields(
                "USER_START",
                "pid=1 uid=0 msg='op=login id=1003 exe=\"/usr/sbin/sshd\" terminal=ssh"
                    + " res=successUID=\"root\" AUID=\"bob\""))
        .containsEntry("res", "success")
        .containsEntry("UID", "root")
        .containsEntry("AUID", "bob");
  }

  @Test
  void apostropheInsideMsgDoesNotEndIt() {
    assertThat(
            fields(
                "USER_AUTH",
                "uid=0 msg='op=PAM:auth acct=\"o'neil' UID=x\" exe=\"/bin/su\" res=failed'"
                    + "UID=\"root\""))
        .containsEntry("acct", "o'neil' UID=x")
        .containsEntry("res", "failed")
        .containsEntry("UID", "root");
  }

  @Test
  void programCannotOverwriteWhatTheKernelAttests() {
    assertThat(
            fields("USER_ACCT", "pid=5 uid=0 auid=1000 msg='tally uid=1004 reset=0 res=success'"))
        .containsEntry("uid", "0")
        .containsEntry("msg_uid", "1004")
        .containsEntry("reset", "0");
  }

  @Test
  void operationsWithBlanks() {
    assertThat(fields("ADD_USER", "uid=0 msg='op=adding user to shadow group acct=\"ann\" res=1'"))
        .containsEntry("op", "adding user to shadow group")
        .containsEntry("acct", "ann");
    assertThat(fields("ADD_GROUP", "uid=0 msg='op= id=1004 res=success'"))
        .containsEntry("op", "")
        .containsEntry("id", "1004");
  }

  @Test
  void formsOfOldDistributions() {
    assertThat(
            fields(
                "USER_ACCT",
                "user pid=9 uid=0 auid=4294967295 msg='PAM: accounting acct=root :"
                    + " exe=\"/usr/sbin/crond\" (hostname=?, addr=?, terminal=cron res=success)'"))
        .containsEntry("op", "PAM:accounting")
        .containsEntry("acct", "root")
        .containsEntry("terminal", "cron")
        .containsEntry("res", "success")
        .doesNotContainKey("text");
    assertThat(fields("LOGIN", "login pid=20 uid=0 old auid=4294967295 new auid=848"))
        .containsEntry("old-auid", "4294967295")
        .containsEntry("auid", "848");
    LogRecord.Audit config =
        record("type=DAEMON_CONFIG msg=audit(1700000000.5:34) config changed, auid=0 res=success");
    assertThat(config.fields())
        .containsEntry("op", "config changed")
        .containsEntry("auid", "0")
        .containsEntry("res", "success");
    assertThat(config.eventTime()).isEqualTo(Instant.parse("2023-11-14T22:13:20.500Z"));
    assertThat(fields("DAEMON_START", "auditd start, ver=2.4.1 format=raw auid=? res=success"))
        .containsEntry("op", "start")
        .containsEntry("ver", "2.4.1");
  }

  @Test
  void accessVectors() {
    assertThat(fields("AVC", "avc:  denied  { read write } for  pid=13 comm=\"x\" dev=hda7 ino=9"))
        .containsEntry("seresult", "denied")
        .containsEntry("seperms", "read,write")
        .containsEntry("dev", "hda7")
        .containsEntry("pid", "13")
        .doesNotContainKey("text");
    LogRecord.Audit kernel =
        record(
            "audit: type=1400 audit(1700000000.295:5): apparmor=\"DENIED\" operation=\"open\""
                + " profile=\"snap.x\" name=\"/etc/shadow\" pid=7");
    assertThat(kernel.type()).isEqualTo("AVC");
    assertThat(kernel.serial()).isEqualTo(5);
    assertThat(kernel.fields())
        .containsEntry("apparmor", "DENIED")
        .containsEntry("name", "/etc/shadow");
  }

  @ParameterizedTest
  @CsvSource({
    "02000050A9FEA9FE0000000000000000,inet,169.254.169.254,80,",
    "0002d903000000000000000000000000,inet,0.0.0.0,55555,",
    "0A0001BB0000000020010DB800000000000000000000000100000000,inet6,2001:db8::1,443,",
    "0A0000160000000000000000000000000000000000000000,inet6,::,22,",
    "0A0000160000000000000000000000000000FFFF0A000001,inet6,::ffff:10.0.0.1,22,",
    "01002F72756E2F782E736F636B00FF,local,,,/run/x.sock",
    "0100006162630000,local,,,@abc",
    "0100,local,,,",
    "100000000000000000000000,netlink,,,"
  })
  void socketAddresses(String saddr, String family, String address, String port, String path) {
    Map<String, String> fields = fields("SOCKADDR", "saddr=" + saddr);
    assertThat(fields.get("saddr")).isEqualTo(saddr);
    assertThat(fields.get("saddr_fam")).isEqualTo(family);
    assertThat(fields.get("laddr")).isEqualTo(address);
    assertThat(fields.get("lport")).isEqualTo(port);
    assertThat(fields.get("path")).isEqualTo(path);
  }

  @Test
  void enrichedSocketAddressWithLostSeparator() {
    assertThat(
            fields(
                "SOCKADDR",
                "saddr=0A00DE99SADDR={ saddr_fam=inet6 laddr=2001:db8::9 lport=56985 }"))
        .containsEntry("saddr", "0A00DE99")
        .containsEntry("laddr", "2001:db8::9")
        .containsEntry("lport", "56985");
    assertThat(fields("SOCKADDR", "saddr=0100SADDR={ saddr_fam=local sockaddr len too short }"))
        .containsEntry("saddr_fam", "local");
  }

  @Test
  void argumentsStayInPieces() {
    assertThat(fields("EXECVE", "  a1_len=12 a1[0]=C3A9C3 a1[1]=A9C3A9 a2[0]=\"x\""))
        .containsEntry("a1[0]", "C3A9C3")
        .containsEntry("a1[1]", "A9C3A9")
        .containsEntry("a2[0]", "\"x\"");
  }

  @Test
  void cutLineIsMarked() {
    LogRecord.Audit record = record("type=CWD msg=audit(1700000000.123:42): cwd=\"/home/al");
    assertThat(record.fields()).containsEntry("cwd", "/home/al");
    assertThat(record.header().problems()).containsExactly("truncated: cwd");
  }

  @Test
  void journalMessages() {
    Instant time = Instant.parse("2023-11-14T22:13:20.123456Z");
    String message = "SECCOMP auid=1000 pid=21 comm=\"chrome\" arch=c000003e syscall=273 compat=0";
    LogRecord.Audit seccomp =
        (LogRecord.Audit)
            parser.parseJournal(envelope(1, message), message, "1326", 39438, time, "auditd");
    assertThat(seccomp.type()).isEqualTo("SECCOMP");
    assertThat(seccomp.serial()).isEqualTo(39438);
    assertThat(seccomp.eventTime()).isEqualTo(Instant.parse("2023-11-14T22:13:20.123Z"));
    assertThat(seccomp.fields())
        .containsEntry("syscall", "set_robust_list")
        .containsEntry("pid", "21")
        .doesNotContainKey("text");
    String unknown = "AUDIT1334 prog-id=75 op=LOAD";
    LogRecord.Audit bpf =
        (LogRecord.Audit) parser.parseJournal(envelope(1, unknown), unknown, "", 7, time, "auditd");
    assertThat(bpf.type()).isEqualTo("BPF");
    assertThat(bpf.fields()).containsEntry("prog-id", "75").containsEntry("op", "LOAD");
  }

  @Test
  void interpretedTextIsConvertedBack() {
    String text =
        "type=SYSCALL msg=audit(06/05/2025 11:03:38.949:6844) : arch=x86_64 syscall=execve"
            + " success=no exit=ENOENT(No such file or directory) a0=0x55f1 a1=0x26 items=2"
            + " ppid=9 pid=10 auid=alice uid=root gid=root tty=pts0 ses=3 comm=my prog"
            + " exe=/usr/bin/my prog subj=unconfined key=susp activity ";
    LogRecord.Audit record = record(text);
    assertThat(record.serial()).isEqualTo(6844);
    assertThat(record.eventTime()).isEqualTo(Instant.parse("2025-06-05T11:03:38.949Z"));
    assertThat(record.header().problems()).containsExactly("zone_assumed", "date_order_assumed");
    assertThat(record.fields())
        .containsEntry("syscall", "execve")
        .containsEntry("syscall_number", "59")
        .containsEntry("SYSCALL", "execve")
        .containsEntry("a0", "55f1")
        .containsEntry("a1", "26")
        .containsEntry("exit", "-2")
        .containsEntry("errno", "ENOENT")
        .containsEntry("uid", "root")
        .containsEntry("UID", "root")
        .containsEntry("AUID", "alice")
        .containsEntry("comm", "my prog")
        .containsEntry("exe", "/usr/bin/my prog")
        .containsEntry("key", "susp activity");
  }

  @Test
  void interpretedArgumentsAndTitles() {
    String id = " msg=audit(31.12.2024 23:59:59.001:7) : ";
    assertThat(record("type=EXECVE" + id + "argc=3 a0=sh a1=-c a2=x=1 a9=2 y").fields())
        .containsEntry("a0", "sh")
        .containsEntry("a1", "-c")
        .containsEntry("a2", "x=1 a9=2 y");
    assertThat(record("type=PROCTITLE" + id + "proctitle=dd if=/dev/zero of=x ").fields())
        .containsEntry("proctitle", "dd if=/dev/zero of=x");
    assertThat(record("type=PATH" + id + "item=0 name=/tmp/a b=c inode=4 nametype=CREATE").fields())
        .containsEntry("name", "/tmp/a b=c")
        .containsEntry("nametype", "CREATE");
    assertThat(
            record("type=SOCKADDR" + id + "saddr={ saddr_fam=inet laddr=127.0.0.53 lport=53 }")
                .fields())
        .containsEntry("laddr", "127.0.0.53")
        .containsEntry("lport", "53");
    assertThat(
            record(
                    "type=USER_AUTH"
                        + id
                        + "pid=3 uid=root auid=unset msg='op=PAM:authentication acct=ann b"
                        + " exe=/bin/su hostname=? addr=? terminal=pts/1 res=failed'")
                .fields())
        .containsEntry("op", "PAM:authentication")
        .containsEntry("acct", "ann b")
        .containsEntry("exe", "/bin/su")
        .containsEntry("res", "failed");
    assertThat(record("type=EOE" + id).eventTime())
        .isEqualTo(Instant.parse("2024-12-31T23:59:59.001Z"));
  }

  @Test
  void interpretedDatesUseTheZoneThatIsTold() {
    AuditLineParser tokyo = new AuditLineParser(ZoneId.of("Asia/Tokyo"));
    String text = "type=EOE msg=audit(2025年06月05日 11:03:38.949:6844) : ";
    LogRecord.Audit record = (LogRecord.Audit) tokyo.parse(envelope(1, text), text, "auditd");
    assertThat(record.eventTime()).isEqualTo(Instant.parse("2025-06-05T02:03:38.949Z"));
    assertThat(record.header().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op=x a ",
        "a={ ",
        "' ",
        "'UID",
        "SADDR={ ",
        "a=\"",
        "a=UID",
        "#035",
        "( ",
        "'   ",
        "a1[0]=",
        "saddr={ ",
        "msg='",
        "key=01",
        "avc: { ",
        "\\xff",
        "a0= "
      })
  void longHostileLinesAreReadInTimeThatGrowsWithTheirLength(String part) {
    String tail = part.repeat(1_000_000 / part.length());
    for (String id : List.of("audit(1700000000.123:42)", "audit(06/05/2025 11:03:38.949:6844)")) {
      for (String type : List.of("SYSCALL", "EXECVE")) {
        String text = "type=" + type + " msg=" + id + ": pid=7 msg='" + tail;
        LogRecord record =
            assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> parser.parse(envelope(1, ""), text, "auditd"));
        assertThat(((LogRecord.Audit) record).fields()).containsEntry("pid", "7");
      }
    }
  }
}

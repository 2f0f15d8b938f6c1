package dev.yagura.parse;

import static dev.yagura.parse.audit.AuditSamples.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AuditReassemblerTest {

  private static AuditReassembler reassembled(String body) {
    AuditReassembler reassembler = new AuditReassembler();
    records(body).forEach(reassembler::add);
    return reassembler;
  }

  private static List<String> types(AuditReassembler.Group group) {
    return group.records().stream().map(LogRecord.Audit::type).toList();
  }

  @Test
  void interleavedEventsAreSeparated() {
    AuditReassembler reassembler =
        reassembled(
            """
            type=SYSCALL msg=audit(1700000000.100:7): syscall=59
            type=SYSCALL msg=audit(1700000000.100:8): syscall=2
            type=EXECVE msg=audit(1700000000.100:7): argc=1 a0="ls"
            type=PROCTITLE msg=audit(1700000000.100:8): proctitle="cat"
            type=PROCTITLE msg=audit(1700000000.100:7): proctitle="ls"
            type=EOE msg=audit(1700000000.100:7):
            type=SYSCALL msg=audit(1700000000.100:9): syscall=2
            """);
    assertThat(reassembler.closed())
        .extracting(AuditReassembler.Group::serial)
        .containsExactly(7L, 8L);
    assertThat(types(reassembler.closed().get(0)))
        .containsExactly("SYSCALL", "EXECVE", "PROCTITLE", "EOE");
    assertThat(reassembler.open()).extracting(AuditReassembler.Group::serial).containsExactly(9L);
  }

  @Test
  void serialAloneIsNoKey() {
    AuditReassembler reassembler =
        reassembled(
            """
            node=a type=EOE msg=audit(1700000000.100:4294967295):
            node=b type=EOE msg=audit(1700000000.100:4294967295):
            node=a type=EOE msg=audit(1700000000.101:0):
            node=a type=EOE msg=audit(1700009999.101:0):
            """);
    assertThat(reassembler.closed()).hasSize(4);
  }

  @Test
  void userSpaceRecordsStandAlone() {
    AuditReassembler reassembler =
        reassembled(
            """
            type=USER_LOGIN msg=audit(1700000000.100:1): pid=1 msg='op=login res=failed'
            type=DAEMON_START msg=audit(1700000000.100:2): op=start
            type=SERVICE_STOP msg=audit(1700000000.100:3): pid=1 msg='unit=x res=success'
            type=ANOM_LOGIN_FAILURES msg=audit(1700000000.100:4): pid=1
            type=KERNEL msg=audit(1700000000.100:5): state=initialized
            """);
    assertThat(reassembler.closed()).hasSize(5);
    assertThat(reassembler.open()).isEmpty();
  }

  @Test
  void kernelRecordsThatASyscallMayFollowStayOpen() {
    AuditReassembler reassembler =
        reassembled(
            """
            type=LOGIN msg=audit(1700000000.100:1): pid=1 auid=0
            type=CONFIG_CHANGE msg=audit(1700000000.100:2): op=add_rule
            type=ANOM_PROMISCUOUS msg=audit(1700000000.100:3): dev=eth0
            type=SECCOMP msg=audit(1700000000.100:4): sig=31
            """);
    assertThat(reassembler.closed()).isEmpty();
    assertThat(reassembler.open()).hasSize(4);
  }

  @Test
  void lateRecordJoinsItsClosedGroup() {
    AuditReassembler reassembler =
        reassembled(
            """
            type=SERVICE_START msg=audit(1700000000.100:1): pid=1 msg='unit=x res=success'
            type=USER_END msg=audit(1700000000.200:2): pid=1
            type=SYSCALL msg=audit(1700000000.100:1): syscall=44
            """);
    assertThat(reassembler.closed()).hasSize(2);
    assertThat(types(reassembler.closed().get(0))).containsExactly("SERVICE_START", "SYSCALL");
  }

  @Test
  void recordsWithoutIdAreGroupsOfTheirOwn() {
    AuditReassembler reassembler =
        reassembled("type=UNKNOWN[1329] msg=?\ntype=UNKNOWN[1329] msg=?\n");
    assertThat(reassembler.closed()).hasSize(2).allMatch(group -> group.time() == null);
  }

  @Test
  void whatAusearchPrintsRunsBackwards() {
    String id = " msg=audit(06/05/2025 11:03:38.949:6844) : ";
    AuditReassembler reassembler =
        reassembled(
            "type=PROCTITLE" + id + "proctitle=ls -l\ntype=EXECVE" + id + "argc=2 a0=ls a1=-l\n");
    assertThat(reassembler.open()).hasSize(1);
    records("type=SYSCALL" + id + "arch=x86_64 syscall=execve").forEach(reassembler::add);
    assertThat(reassembler.open()).isEmpty();
    assertThat(types(reassembler.closed().get(0)))
        .containsExactly("PROCTITLE", "EXECVE", "SYSCALL");
  }
}

package dev.yagura.parse.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthMessagesTest {

  private static final AuthMessages MESSAGES = new AuthMessages();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sshd | Accepted publickey for eve from 192.0.2.5 port 51 ssh2: ED25519 SHA256:xyz | sshd.accepted | user=eve src=192.0.2.5 src_port=51 authentication_method=publickey",
        "sshd-session | Failed password for root from 192.0.2.5 port 51 ssh2 | sshd.failed_password | user=root src=192.0.2.5",
        "sshd-auth | Failed none for eve from 192.0.2.5 port 51 ssh2 | sshd.failed_none | user=eve",
        "sshd | Failed publickey for eve from 192.0.2.5 port 51 ssh2: RSA SHA256:x | sshd.failed_publickey | user=eve",
        "sshd | Failed publickey for invalid user eve from 192.0.2.5 port 51 ssh2: RSA SHA256:x | sshd.failed_publickey_unknown_user | user=eve unknown_user=true",
        "sshd | Failed password for invalid user a from 10.9.9.9 port 1 ssh2 from 192.0.2.5 port 51 ssh2 | sshd.failed_password | src=192.0.2.5 src_port=51",
        "sshd | Failed password for illegal user from 10.9.9.9 from 192.0.2.5 port 51 ssh2 | sshd.failed_password | src=192.0.2.5",
        "sshd | Failed password for a from ::ffff:192.0.2.5: x | sshd.failed_password | src=::ffff:192.0.2.5 user=a",
        "sshd | Invalid user a from 10.9.9.9 port 5 from 192.0.2.5 port 51 | sshd.invalid_user | src=192.0.2.5 src_port=51",
        "sshd | error: PAM: Authentication failure for eve from example.net via 10.0.0.1 | sshd.pam_error | user=eve src=example.net",
        "sshd | Connection reset by authenticating user x 10.9.9.9 port 7 192.0.2.5 port 51 [preauth] | sshd.auth_ended | src=192.0.2.5 preauth=true",
        "sshd | Unable to negotiate with 2001:db8::7 port 51: no matching cipher found. Their offer: x [preauth] | sshd.no_negotiation | src=2001:db8::7",
        "su | (to root) eve on pts/3 | su.opened | user=root src_user=eve tty=pts/3",
        "su | Successful su for root by eve | su.opened | user=root src_user=eve",
        "su | FAILED SU (to root) eve on pts/3 | su.failed | user=root src_user=eve",
        "su | FAILED su for root by eve | su.failed | user=root src_user=eve",
        "su | BAD SU eve to root on /dev/pts/3 | su.failed | user=root src_user=eve",
        "su | + /dev/pts/3 eve:root | su.opened | user=root src_user=eve",
        "su | - /dev/pts/3 eve:root | su.failed | user=root src_user=eve",
        "doas | eve ran command /bin/ls -l as root from /home/eve | doas.command | src_user=eve user=root process_current_directory=/home/eve",
        "login | FAILED LOGIN (1) on '/dev/tty1' FOR 'root', Authentication failure | login.failed | user=root tty=/dev/tty1",
        "useradd | new user: name=mal, UID=1007, GID=1007, home=/home/mal, shell=/bin/sh, from=/dev/pts/1 | useradd.new_user | object=mal object_id=1007 tty=/dev/pts/1",
        "useradd | new group: name=mal, GID=1007 | useradd.new_group | object=mal",
        "usermod | add 'mal' to group 'wheel' | usermod.user_to_group | object=mal group=wheel",
        "usermod | add 'mal' to shadow group 'wheel' | usermod.user_to_shadow_group | object=mal",
        "usermod | change user 'mal' shell from '/bin/sh' to '/bin/bash' | usermod.user_changed | object=mal changed_attribute=shell new_value=/bin/bash",
        "userdel | delete user 'mal' | userdel.user_deleted | object=mal",
        "userdel | removed group 'mal' owned by 'mal' | userdel.group_deleted | object=mal owner=mal",
        "groupadd | group added to /etc/gshadow: name=ops | groupadd.group_file | object=ops file_path=/etc/gshadow",
        "groupdel | group 'ops' removed | groupdel.group_deleted | object=ops",
        "gpasswd | user mal added by root to group sudo | gpasswd.user_to_group | object=mal src_user=root group=sudo",
        "passwd | password for 'mal' changed by 'root' | passwd.password_changed | object=mal src_user=root",
        "passwd | pam_unix(passwd:chauthtok): password changed for mal | pam.password_changed | object=mal pam_service=passwd",
        "chage | changed password expiry for mal | chage.user_changed | object=mal",
        "chfn | changed user 'mal' information | chfn.user_changed | object=mal",
        "sshd | pam_faillock(sshd:auth): Consecutive login failures for user eve account temporarily locked | pam.account_locked | user=eve",
        "unix_chkpwd | password check failed for user (eve) | pam.password_check_failed | user=eve",
        "systemd-logind | New session 12 of user eve. | logind.session_new | session_id=12 user=eve",
        "systemd-logind | Session 12 logged out. Waiting for processes to exit. | logind.session_logged_out | session_id=12",
        "systemd-logind | Removed session 12. | logind.session_removed | session_id=12",
        "CRON | (root) CMD (cd / && (run-parts /etc/x)) | cron.command | user=root",
        "/usr/sbin/cron | (root) RELOAD (crontabs/root) | cron.crontab_reloaded | user=root file_path=crontabs/root",
        "crontab | (eve) REPLACE (root) | cron.crontab_replaced | src_user=eve user=root",
        "polkitd | Operator of unix-session:c2 successfully authenticated as unix-user:root to gain TEMPORARY authorization for action org.example.run for unix-process:12:34 [/usr/bin/x y] (owned by unix-user:eve) | polkit.authenticated | user=root src_user=eve object=org.example.run",
        "pkexec | eve: The value for environment variable XAUTHORITY contains suspicious content [USER=root] [TTY=/dev/pts/0] [CWD=/tmp] [COMMAND=./x] | pkexec.suspicious_environment | src_user=eve user=root",
        "systemd | Stopping auditd.service - Security Auditing Service... | systemd.stopping | service=auditd.service",
        "systemd | Stopped Sysmon event logger. | systemd.stopped | service_description=Sysmon",
        "systemd | sysmon.service: Main process exited, code=killed, status=9/KILL | systemd.process_exited | service=sysmon.service status_code=9/KILL",
        "auditd | The audit daemon is exiting. | auditd.stopped | ''",
      })
  void kindsAndValues(String program, String message, String kind, String values) {
    Reading reading = MESSAGES.read(program, message);
    assertThat(reading).isNotNull();
    assertThat(reading.kind()).isEqualTo(kind);
    for (String value : values.split(" ")) {
      if (!value.isEmpty()) {
        String[] pair = value.split("=", 2);
        assertThat(reading.values().getOrDefault(pair[0], "")).startsWith(pair[1]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sshd | Accepted password",
        "sshd | Failed password for root",
        "sudo | unable to resolve host web1",
        "su | anything",
        "nobody-knows | Accepted password for root from 192.0.2.1 port 5 ssh2",
        "useradd | new user: name=x",
        "CRON | (root) CMD",
      })
  void otherMessagesAreNotRead(String program, String message) {
    assertThat(MESSAGES.read(program, message)).isNull();
  }

  @Test
  void sudoTakesTheCommandToTheEnd() {
    assertThat(
            values("     eve : TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/bin/sh -c a ; USER=bin"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "src_user", "eve",
                "TTY", "pts/0",
                "PWD", "/tmp",
                "USER", "root",
                "COMMAND", "/bin/sh -c a ; USER=bin"));
    assertThat(
            values("eve : PWD=/ ; USER=#-1 ; GROUP=g ; TSID=0000UM ; ENV=A=1 B=2 ; COMMAND=list"))
        .containsEntry("USER", "#-1")
        .containsEntry("ENV", "A=1 B=2")
        .containsEntry("GROUP", "g");
  }

  @ParameterizedTest
  @CsvSource({
    "user NOT in sudoers",
    "user NOT authorized on host",
    "command not allowed",
    "1 incorrect password attempt",
    "3 incorrect password attempts",
    "a password is required"
  })
  void sudoWithAReasonDidNotRun(String reason) {
    Reading reading =
        MESSAGES.read("sudo", "eve : " + reason + " ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/x");
    assertThat(reading).isNotNull();
    assertThat(reading.kind()).isEqualTo("sudo.refused");
    assertThat(reading.values()).containsEntry("reason", reason).containsEntry("COMMAND", "/x");
  }

  @Test
  void pamKeysAreSplitByTheirOrder() {
    String head = "pam_unix(ftp:auth): authentication failure; logname= uid=0 euid=0 tty=x ruser=";
    assertThat(pam(head + "a rhost=10.9.9.9 rhost=192.0.2.5"))
        .containsEntry("ruser", "a rhost=10.9.9.9")
        .containsEntry("rhost", "192.0.2.5");
    assertThat(pam(head + " rhost=192.0.2.5  user=a rhost=10.9.9.9"))
        .containsEntry("user", "a rhost=10.9.9.9")
        .containsEntry("rhost", "192.0.2.5")
        .doesNotContainKey("ruser");
    assertThat(pam(head + " rhost=")).doesNotContainKeys("ruser", "rhost", "user", "logname");
  }

  @Test
  void forSuTheOneWhoAsksIsNotTheTarget() {
    String keys = "authentication failure; logname=eve uid=1000 euid=0 tty=pts/0 ruser=eve rhost=";
    assertThat(pam("pam_unix(su:auth): " + keys)).doesNotContainKey("user");
    assertThat(pam("pam_unix(sudo:auth): " + keys + "  user=root"))
        .containsEntry("user", "root")
        .containsEntry("ruser", "eve");
  }

  @Test
  void moreFailuresAreCounted() {
    Reading reading =
        MESSAGES.read(
            "sshd",
            "PAM 4 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.5");
    assertThat(reading).isNotNull();
    assertThat(reading.kind()).isEqualTo("pam.authentication_more_failures");
    assertThat(reading.count()).isEqualTo(4);
  }

  @Test
  void aMebibyteOfImitationsTakesNoTime() {
    String from = "Failed password for x" + " from 1.2.3.4 port 5 ssh2".repeat(40_000);
    long begin = System.nanoTime();
    assertThat(MESSAGES.read("sshd", from)).isNotNull();
    MESSAGES.read("sshd", "Connection closed by " + "user ".repeat(200_000) + "x");
    MESSAGES.read("sudo", "a : " + " ; TTY=x".repeat(120_000));
    MESSAGES.read("sshd", "authentication failure; ruser=" + " rhost=a b".repeat(100_000));
    MESSAGES.read("systemd", "Stopping " + " - ".repeat(300_000) + "...");
    assertThat(System.nanoTime() - begin).isLessThan(3_000_000_000L);
  }

  private static Map<String, String> values(String message) {
    Reading reading = MESSAGES.read("sudo", message);
    assertThat(reading).isNotNull();
    return reading.values();
  }

  private static Map<String, String> pam(String message) {
    Reading reading = MESSAGES.read("vsftpd", message);
    assertThat(reading).isNotNull();
    return new LinkedHashMap<>(reading.values());
  }
}

package dev.yagura.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The ways by which people and jobs come to run something: ssh, sudo, cron. */
final class Doors {

  private final Machine machine;
  private final Act.Started sshd;
  private final Act.Started cron;

  Doors(Machine machine) {
    this.machine = machine;
    this.sshd = service(machine, "/usr/sbin/sshd", "sshd: /usr/sbin/sshd -D", 812);
    this.cron = service(machine, "/usr/sbin/cron", "/usr/sbin/cron -f", 655);
  }

  private static Act.Started service(Machine machine, String image, String command, int pid) {
    return new Act.Started(
        machine.first().time(),
        Person.ROOT,
        Act.Session.NONE,
        "/",
        image,
        List.of(command.split(" ")),
        machine.first(),
        pid);
  }

  /** A wrong password; {@code unknown} for a name that the host does not have. */
  void failedPassword(Instant time, String user, boolean unknown, String from, int port) {
    int pid = machine.pidAt(time);
    String name = unknown ? "invalid user " + user : user;
    if (unknown) {
      say(time, "sshd", pid, "Invalid user %s from %s port %d".formatted(user, from, port));
    }
    say(
        time.plusMillis(40),
        "sshd",
        pid,
        ("pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost="
                + from)
            + (unknown ? "" : "  user=" + user));
    say(
        time.plusMillis(1900),
        "sshd",
        pid,
        "Failed password for %s from %s port %d ssh2".formatted(name, from, port));
    say(
        time.plusMillis(2300),
        "sshd",
        pid,
        "Connection closed by %s %s %s port %d [preauth]"
            .formatted(unknown ? "invalid user" : "authenticating user", user, from, port));
    userRecord(
        time.plusMillis(1900),
        "USER_LOGIN",
        pid,
        "op=login acct=\"%s\" exe=\"/usr/sbin/sshd\" hostname=? addr=%s terminal=ssh res=failed"
            .formatted(unknown ? "(unknown)" : user, from));
  }

  /** A login by ssh; gives the shell. {@code method} as sshd prints it, with key where by key. */
  Act.Started login(Instant time, Person person, String from, String method, Duration stay) {
    int pid = machine.pidAt(time);
    int port = machine.between(33000, 60900);
    Act.Session session =
        new Act.Session(person, machine.nextSession(), "pts/" + machine.between(0, 4));
    boolean key = method.equals("publickey");
    say(
        time,
        "sshd",
        pid,
        "Accepted %s for %s from %s port %d ssh2%s"
            .formatted(method, person.name(), from, port, key ? ": " + fingerprint(person) : ""));
    say(
        time.plusMillis(30),
        "sshd",
        pid,
        "pam_unix(sshd:session): session opened for user %s(uid=%d) by (uid=0)"
            .formatted(person.name(), person.uid()));
    say(
        time.plusMillis(60),
        "systemd-logind",
        598,
        "New session %d of user %s.".formatted(session.number(), person.name()));
    String record =
        "acct=\"%s\" exe=\"/usr/sbin/sshd\" hostname=%s addr=%s terminal=ssh res=success"
            .formatted(person.name(), from, from);
    userRecord(
        time, "USER_AUTH", pid, "op=" + (key ? "pubkey_auth " : "PAM:authentication ") + record);
    userRecord(time.plusMillis(8), "USER_ACCT", pid, "op=PAM:accounting " + record);
    userRecord(time.plusMillis(31), "USER_START", pid, "op=PAM:session_open " + record);
    Act.Started door =
        machine.start(
            sshd,
            time,
            Person.ROOT,
            Act.Session.NONE,
            "/",
            "/usr/sbin/sshd",
            List.of("/usr/sbin/sshd", "-D", "-R"));
    Act.Started shell =
        machine.start(
            door,
            time.plusMillis(140),
            person,
            session,
            person.home(),
            "/usr/bin/bash",
            List.of("-bash"));
    Instant out = time.plus(stay);
    machine.add(new Act.Ended(out, shell));
    machine.add(new Act.Ended(out.plusMillis(25), door));
    say(
        out,
        "sshd",
        pid,
        "Received disconnect from %s port %d:11: disconnected by user".formatted(from, port));
    say(
        out.plusMillis(10),
        "sshd",
        pid,
        "pam_unix(sshd:session): session closed for user " + person.name());
    say(
        out.plusMillis(40),
        "systemd-logind",
        598,
        "Session %d logged out. Waiting for processes to exit.".formatted(session.number()));
    say(
        out.plusMillis(60),
        "systemd-logind",
        598,
        "Removed session %d.".formatted(session.number()));
    userRecord(out, "USER_END", pid, "op=PAM:session_close " + record);
    return shell;
  }

  /** A short command by sudo; gives the process that runs as root. */
  Act.Started sudo(Act.Started shell, Instant time, String image, List<String> arguments) {
    return sudo(shell, time, image, arguments, Duration.ofMillis(machine.between(300, 2600)));
  }

  /** A command by sudo that runs for a while; gives the process that runs as root. */
  Act.Started sudo(
      Act.Started shell, Instant time, String image, List<String> arguments, Duration length) {
    List<String> typed = new ArrayList<>(List.of("sudo"));
    typed.addAll(arguments);
    Act.Started sudo =
        machine.start(
            shell, time, shell.user(), shell.session(), shell.directory(), "/usr/bin/sudo", typed);
    String command =
        (image + " " + String.join(" ", arguments.subList(1, arguments.size()))).strip();
    say(
        time.plusMillis(20),
        "sudo",
        0,
        "%9s : TTY=%s ; PWD=%s ; USER=root ; COMMAND=%s"
            .formatted(
                shell.user().name(), shell.session().terminal(), shell.directory(), command));
    say(
        time.plusMillis(22),
        "sudo",
        0,
        "pam_unix(sudo:session): session opened for user root(uid=0) by %s(uid=%d)"
            .formatted(shell.user().name(), shell.user().uid()));
    machine.add(
        new Act.Audited(
            time.plusMillis(21),
            "USER_CMD",
            AuditLines.userHeader(sudo)
                + "msg='cwd=\"%s\" cmd=%s exe=\"/usr/bin/sudo\" terminal=%s res=success'"
                    .formatted(
                        shell.directory(),
                        AuditLines.encoded(String.join(" ", arguments)),
                        shell.session().terminal())));
    Act.Started child =
        machine.start(
            sudo,
            time.plusMillis(26),
            Person.ROOT,
            shell.session(),
            shell.directory(),
            image,
            arguments);
    Instant done = time.plus(length);
    machine.add(new Act.Ended(done, child));
    machine.add(new Act.Ended(done.plusMillis(3), sudo));
    say(done, "sudo", 0, "pam_unix(sudo:session): session closed for user root");
    return child;
  }

  /** A job that cron starts; gives the shell that runs it. */
  Act.Started job(Instant time, Person person, String command) {
    int pid = machine.pidAt(time);
    String opened = "pam_unix(cron:session): session opened for user %s(uid=%d) by (uid=0)";
    say(time, "CRON", pid, opened.formatted(person.name(), person.uid()));
    machine.add(
        new Act.Said(
            time.plusMillis(12),
            Act.Log.CRON,
            "CRON",
            pid + 1,
            "(%s) CMD (%s)".formatted(person.name(), command)));
    String record =
        "acct=\"%s\" exe=\"/usr/sbin/cron\" hostname=? addr=? terminal=cron res=success"
            .formatted(person.name());
    userRecord(time, "USER_ACCT", pid, "op=PAM:accounting " + record);
    userRecord(time.plusMillis(4), "USER_START", pid, "op=PAM:session_open " + record);
    Act.Session session = new Act.Session(person, machine.nextSession(), "");
    Act.Started shell =
        machine.start(
            cron,
            time.plusMillis(14),
            person,
            session,
            person.home(),
            "/usr/bin/dash",
            List.of("/bin/sh", "-c", command));
    Instant out = time.plusMillis(machine.between(1200, 4000));
    machine.add(new Act.Ended(out, shell));
    say(out, "CRON", pid, "pam_unix(cron:session): session closed for user " + person.name());
    userRecord(out, "USER_END", pid, "op=PAM:session_close " + record);
    return shell;
  }

  /** A message to the log of logins. */
  void say(Instant time, String tag, int pid, String text) {
    machine.add(new Act.Said(time, Act.Log.AUTH, tag, pid, text));
  }

  private void userRecord(Instant time, String type, int pid, String text) {
    machine.add(
        new Act.Audited(
            time,
            type,
            "pid=%d uid=0 auid=4294967295 ses=4294967295 subj=unconfined msg='%s'"
                .formatted(pid, text)));
  }

  /** A fingerprint that is always the same for a person, and belongs to no real key. */
  private static String fingerprint(Person person) {
    Random letters = new Random(person.uid());
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    StringBuilder text = new StringBuilder("ED25519 SHA256:");
    for (int i = 0; i < 43; i++) {
      text.append(alphabet.charAt(letters.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}

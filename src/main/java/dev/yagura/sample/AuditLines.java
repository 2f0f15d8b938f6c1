package dev.yagura.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What auditd writes, in raw format, for an x86_64 host. */
final class AuditLines {

  private static final int FIRST_SERIAL = 61_340;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private AuditLines() {}

  /**
   * The lines of all acts that auditd tells of. Nothing is told between {@code DAEMON_END} and
   * {@code DAEMON_START}.
   */
  static List<String> of(Machine machine) {
    List<String> lines = new ArrayList<>();
    int serial = FIRST_SERIAL;
    boolean running = true;
    for (Act act : machine.acts()) {
      running |= act instanceof Act.Audited audited && audited.type().equals("DAEMON_START");
      if (running) {
        List<String> event = event(act, stamp(act.time(), serial));
        serial += event.isEmpty() ? 0 : 1;
        lines.addAll(event);
      }
      running &= !(act instanceof Act.Audited audited && audited.type().equals("DAEMON_END"));
    }
    return lines;
  }

  private static List<String> event(Act act, String stamp) {
    if (act instanceof Act.Audited audited) {
      return List.of("type=" + audited.type() + " " + stamp + audited.text());
    }
    if (act instanceof Act.Started started) {
      return started.session().login() == null ? List.of() : execution(started, stamp);
    }
    if (act instanceof Act.FileMade made && watched(made.path())) {
      return fileAct(made.by(), made.path(), stamp, 257, "ffffff9c", "241", "CREATE");
    }
    if (act instanceof Act.FileRemoved removed && watched(removed.path())) {
      return fileAct(removed.by(), removed.path(), stamp, 263, "ffffff9c", "0", "DELETE");
    }
    if (act instanceof Act.ModeChanged changed) {
      String mode = Integer.toHexString(changed.mode());
      return fileAct(changed.by(), changed.path(), stamp, 268, "ffffff9c", mode, "NORMAL");
    }
    return List.of();
  }

  private static boolean watched(String path) {
    return path.startsWith("/etc/") || path.startsWith("/root/") || path.contains("/.ssh/");
  }

  private static List<String> execution(Act.Started process, String stamp) {
    StringBuilder arguments = new StringBuilder();
    for (int i = 0; i < process.arguments().size(); i++) {
      arguments.append(" a").append(i).append('=').append(encoded(process.arguments().get(i)));
    }
    return List.of(
        syscall(process, stamp, 59, 2, "55f0c2d18a30", "55f0c2d18b10", "55f0c2d0fe40", "exec"),
        "type=EXECVE " + stamp + "argc=" + process.arguments().size() + arguments,
        "type=CWD " + stamp + "cwd=" + encoded(process.directory()),
        path(stamp, 0, process.image(), "0100755", "NORMAL"),
        path(stamp, 1, "/lib64/ld-linux-x86-64.so.2", "0100755", "NORMAL"),
        title(process, stamp));
  }

  private static List<String> fileAct(
      Act.Started process,
      String path,
      String stamp,
      int number,
      String first,
      String third,
      String kind) {
    String parent = path.substring(0, path.lastIndexOf('/') + 1);
    List<String> lines = new ArrayList<>();
    boolean changesDirectory = !kind.equals("NORMAL");
    lines.add(
        syscall(
            process,
            stamp,
            number,
            changesDirectory ? 2 : 1,
            first,
            "55f0c2d1a7c0",
            third,
            changesDirectory ? "watched" : "perm_mod"));
    lines.add("type=CWD " + stamp + "cwd=" + encoded(process.directory()));
    if (changesDirectory) {
      lines.add(path(stamp, 0, parent, "040755", "PARENT"));
    }
    lines.add(path(stamp, changesDirectory ? 1 : 0, path, "0100644", kind));
    lines.add(title(process, stamp));
    return lines;
  }

  private static String syscall(
      Act.Started process,
      String stamp,
      int number,
      int items,
      String first,
      String second,
      String third,
      String key) {
    Act.Session session = process.session();
    String login = session.login() == null ? "4294967295" : "" + session.login().uid();
    String ses = session.login() == null ? "4294967295" : "" + session.number();
    String terminal = session.terminal().isEmpty() ? "(none)" : session.terminal().replace("/", "");
    int uid = process.user().uid();
    String name = process.image().substring(process.image().lastIndexOf('/') + 1);
    return ("type=SYSCALL %sarch=c000003e syscall=%d success=yes exit=%d a0=%s a1=%s a2=%s a3=8"
            + " items=%d ppid=%d pid=%d auid=%s uid=%d gid=%d euid=%d suid=%d fsuid=%d egid=%d"
            + " sgid=%d fsgid=%d tty=%s ses=%s comm=%s exe=%s subj=unconfined key=\"%s\"")
        .formatted(
            stamp,
            number,
            number == 257 ? 3 : 0,
            first,
            second,
            third,
            items,
            process.parent() == null ? 0 : process.parent().pid(),
            process.pid(),
            login,
            uid,
            uid,
            uid,
            uid,
            uid,
            uid,
            uid,
            uid,
            terminal,
            ses,
            encoded(name.substring(0, Math.min(15, name.length()))),
            encoded(process.image()),
            key);
  }

  private static String path(String stamp, int item, String name, String mode, String kind) {
    return ("type=PATH %sitem=%d name=%s inode=%d dev=fe:01 mode=%s ouid=0 ogid=0 rdev=00:00"
            + " nametype=%s cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0")
        .formatted(
            stamp,
            item,
            encoded(name),
            131_072 + Math.floorMod(name.hashCode(), 90_000),
            mode,
            kind);
  }

  private static String title(Act.Started process, String stamp) {
    byte[] all = String.join("\0", process.arguments()).getBytes(StandardCharsets.UTF_8);
    return "type=PROCTITLE "
        + stamp
        + "proctitle="
        + HEX.formatHex(Arrays.copyOf(all, Math.min(128, all.length)));
  }

  /** The fields that a record of a program in user space begins with. */
  static String userHeader(Act.Started process) {
    Person login = process.session().login();
    return "pid=%d uid=%d auid=%s ses=%s subj=unconfined "
        .formatted(
            process.pid(),
            process.user().uid(),
            login == null ? "4294967295" : "" + login.uid(),
            login == null ? "4294967295" : "" + process.session().number());
  }

  /** A value as the kernel prints text that others chose: quoted, or in hexadecimal digits. */
  static String encoded(String value) {
    boolean plain = value.chars().allMatch(c -> c > ' ' && c < 127 && c != '"');
    return plain ? '"' + value + '"' : HEX.formatHex(value.getBytes(StandardCharsets.UTF_8));
  }

  private static String stamp(Instant time, int serial) {
    long millis = time.toEpochMilli();
    return "msg=audit(%d.%03d:%d): ".formatted(millis / 1000, millis % 1000, serial);
  }
}

package dev.yagura.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes on on any server: jobs, checks, people who look after it, strangers who knock. */
final class OrdinaryDay {

  /** Addresses kept for documentation (RFC 5737), in place of the internet's. */
  private static final List<String> NETWORKS = List.of("192.0.2.", "198.51.100.", "203.0.113.");

  private static final List<String> GUESSED_NAMES =
      List.of(
          "admin",
          "test",
          "oracle",
          "ubuntu",
          "pi",
          "git",
          "user",
          "ftpuser",
          "minecraft",
          "jenkins",
          "postgres1",
          "guest",
          "hadoop",
          "steam",
          "debian");

  /** What people type, the program first. */
  private static final List<List<String>> TYPED =
      List.of(
          List.of("/usr/bin/ls", "ls --color=auto -l"),
          List.of("/usr/bin/ls", "ls --color=auto -la /srv"),
          List.of("/usr/bin/df", "df -h"),
          List.of("/usr/bin/tail", "tail -n 50 /var/log/syslog"),
          List.of("/usr/bin/less", "less /etc/hosts"),
          List.of("/usr/bin/vim.basic", "vim notes.txt"),
          List.of("/usr/bin/git", "git status"),
          List.of("/usr/bin/git", "git log --oneline -n 20"),
          List.of("/usr/bin/grep", "grep -rn timeout /etc/shop"),
          List.of("/usr/bin/du", "du -sh /srv"),
          List.of("/usr/bin/htop", "htop"),
          List.of("/usr/bin/free", "free -m"),
          List.of("/usr/bin/dig", "dig +short shop.example.org"),
          List.of("/usr/bin/cat", "cat /etc/os-release"));

  private static final List<List<String>> TYPED_AS_ROOT =
      List.of(
          List.of("/usr/bin/systemctl", "systemctl status cron"),
          List.of("/usr/bin/journalctl", "journalctl -n 100 --no-pager"),
          List.of("/usr/bin/apt-get", "apt-get update"),
          List.of("/usr/bin/systemctl", "systemctl restart rsyslog"),
          List.of("/usr/bin/du", "du -sh /var/log"),
          List.of("/usr/bin/less", "less /var/log/syslog"));

  private final Machine machine;
  private final Doors doors;

  private OrdinaryDay(Machine machine) {
    this.machine = machine;
    this.doors = new Doors(machine);
  }

  /** Fills the machine with an ordinary day. */
  static void of(Machine machine) {
    OrdinaryDay day = new OrdinaryDay(machine);
    for (int hour = 0; hour < 24; hour++) {
      Instant time = machine.start().plus(Duration.ofHours(hour));
      day.jobs(time);
      day.strangers(time);
      day.people(time);
    }
    day.packages(machine.start().plus(Duration.ofMinutes(machine.between(200, 320))));
  }

  private void jobs(Instant hour) {
    Act.Started hourly =
        doors.job(
            hour.plusSeconds(17 * 60 + 1),
            Person.ROOT,
            "   cd / && run-parts --report /etc/cron.hourly");
    machine.run(
        hourly,
        hour.plusSeconds(17 * 60 + 1).plusMillis(60),
        "/usr/bin/run-parts",
        "run-parts --report /etc/cron.hourly");
    Instant time = hour.plusSeconds(2);
    Act.Started check = doors.job(time, Person.ROOT, "/usr/local/bin/check-disk");
    machine.run(check, time.plusMillis(80), "/usr/bin/df", "df -P -l");
    machine.run(
        check,
        time.plusMillis(140),
        "/usr/bin/mawk",
        List.of("awk", "NR>1 && $5+0 > 85 {print $6, $5}"));
  }

  /** One or two tries from each of a few addresses: far below any threshold. */
  private void strangers(Instant hour) {
    int visitors = machine.between(1, 4);
    for (int i = 0; i < visitors; i++) {
      String from = machine.oneOf(NETWORKS) + machine.between(100, 199);
      Instant time = hour.plusSeconds(machine.between(0, 3300));
      int tries = machine.between(1, 2);
      for (int n = 0; n < tries; n++) {
        boolean root = machine.between(0, 2) == 0;
        doors.failedPassword(
            time.plusSeconds(5L * n),
            root ? "root" : machine.oneOf(GUESSED_NAMES),
            !root,
            from,
            machine.between(30000, 60000));
      }
    }
  }

  private void people(Instant hour) {
    int hourOfDay = (int) (hour.getEpochSecond() / 3600 % 24);
    int visits =
        hourOfDay >= 7 && hourOfDay < 18 ? machine.between(1, 2) : machine.between(0, 3) / 3;
    for (int i = 0; i < visits; i++) {
      Person person = machine.oneOf(List.of(Person.ALICE, Person.ALICE, Person.BOB));
      Instant time = hour.plusSeconds(machine.between(60, 2400));
      visit(person, time);
    }
  }

  private void visit(Person person, Instant arrival) {
    String from = person.equals(Person.ALICE) ? "10.0.8.15" : "10.0.8.22";
    if (machine.between(0, 9) == 0) {
      doors.failedPassword(
          arrival.minusSeconds(14), person.name(), false, from, machine.between(30000, 60000));
    }
    int commands = machine.between(3, 8);
    Act.Started shell =
        doors.login(
            arrival,
            person,
            from,
            machine.between(0, 4) == 0 ? "password" : "publickey",
            Duration.ofSeconds(60L + commands * 45L));
    Instant time = arrival.plusSeconds(5);
    for (int i = 0; i < commands; i++) {
      time = machine.soonAfter(time.plusSeconds(4), 35);
      boolean asRoot = machine.between(0, 5) == 0;
      List<String> typed = machine.oneOf(asRoot ? TYPED_AS_ROOT : TYPED);
      List<String> words = List.of(typed.get(1).split(" "));
      if (asRoot) {
        doors.sudo(shell, time, typed.get(0), words);
      } else {
        Act.Started program = machine.run(shell, time, typed.get(0), words);
        if (typed.get(0).endsWith("/vim.basic")) {
          machine.add(
              new Act.FileMade(time.plusMillis(300), program, person.home() + "/.notes.txt.swp"));
          machine.add(
              new Act.FileRemoved(
                  time.plusSeconds(20), program, person.home() + "/.notes.txt.swp"));
        }
      }
    }
  }

  /** Updates of the night: a package manager that writes where attackers write too. */
  private void packages(Instant time) {
    Act.Started daily =
        machine.run(
            machine.first(),
            time,
            "/usr/bin/dash",
            "/bin/sh /usr/lib/apt/apt.systemd.daily install");
    Act.Started unattended =
        machine.run(
            daily,
            time.plusSeconds(2),
            "/usr/bin/python3.11",
            "/usr/bin/python3 /usr/bin/unattended-upgrade");
    machine.add(
        new Act.Connected(
            time.plusSeconds(3), unattended, machine.between(33000, 60900), "192.0.2.80", 443));
    Act.Started dpkg =
        machine.run(
            unattended,
            time.plusSeconds(9),
            "/usr/bin/dpkg",
            "/usr/bin/dpkg --status-fd 9 --unpack --auto-deconfigure /var/cache/apt/archives/cron_3.0pl1-163_amd64.deb");
    List<String> unpacked =
        List.of(
            "/etc/cron.d/e2scrub_all.dpkg-new",
            "/usr/lib/systemd/system/cron.service.dpkg-new",
            "/etc/pam.d/cron.dpkg-new",
            "/usr/sbin/cron.dpkg-new",
            "/usr/share/doc/cron/changelog.gz.dpkg-new");
    for (int i = 0; i < unpacked.size(); i++) {
      machine.add(new Act.FileMade(time.plusMillis(9200 + 40L * i), dpkg, unpacked.get(i)));
    }
    Act.Started script =
        machine.run(
            dpkg,
            time.plusSeconds(12),
            "/usr/bin/dash",
            "/bin/sh /var/lib/dpkg/info/cron.postinst configure 3.0pl1-162");
    machine.run(
        script, time.plusMillis(12_200), "/usr/bin/systemctl", "systemctl restart cron.service");
    Act.Started rotate =
        machine.run(
            machine.first(),
            time.plusSeconds(600),
            "/usr/sbin/logrotate",
            "/usr/sbin/logrotate /etc/logrotate.conf");
    machine.add(new Act.FileRemoved(time.plusMillis(600_300), rotate, "/var/log/auth.log.4.gz"));
    machine.add(new Act.FileMade(time.plusMillis(600_340), rotate, "/var/log/auth.log"));
    machine.run(
        rotate,
        time.plusMillis(600_600),
        "/usr/bin/systemctl",
        "systemctl kill -s HUP rsyslog.service");
  }
}

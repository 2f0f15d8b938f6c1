package dev.yagura.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes on on the database server: backups, and the database looking after itself. */
final class DatabaseDay {

  private final Machine machine;

  private DatabaseDay(Machine machine) {
    this.machine = machine;
  }

  /** Adds the database server's own day to the machine's. */
  static void of(Machine machine) {
    DatabaseDay day = new DatabaseDay(machine);
    for (int hour = 1; hour < 24; hour += 4) {
      day.backup(machine.start().plus(Duration.ofHours(hour)).plusSeconds(1800), hour);
    }
    for (int hour = 0; hour < 24; hour++) {
      day.ownWork(machine.start().plus(Duration.ofHours(hour)));
    }
  }

  private void backup(Instant time, int number) {
    Act.Started job =
        new Doors(machine).job(time, Person.POSTGRES, "/usr/local/bin/backup-shop --keep 6");
    String file = "/var/backups/pg/shop-" + time.getEpochSecond() / 3600 + ".dump";
    Act.Started dump =
        machine.run(
            job,
            time.plusMillis(90),
            "/usr/lib/postgresql/16/bin/pg_dump",
            "pg_dump -Fc -f " + file + " shop");
    machine.add(new Act.FileMade(time.plusMillis(150), dump, file));
    String old = "/var/backups/pg/shop-" + (time.getEpochSecond() / 3600 - 24) + ".dump";
    Act.Started remove = machine.run(job, time.plusMillis(1900), "/usr/bin/rm", "rm -f " + old);
    machine.add(new Act.FileRemoved(time.plusMillis(1910), remove, old));
    Act.Started copy =
        machine.run(
            job,
            time.plusMillis(2100),
            "/usr/bin/rsync",
            "rsync -a /var/backups/pg/ backup@10.0.4.51:pg/");
    machine.add(
        new Act.Connected(
            time.plusMillis(2200), copy, machine.between(33000, 60900), "10.0.4.51", 22));
    machine.add(
        new Act.FileMade(
            time.plusMillis(2500), copy, "/var/lib/postgresql/.backup-" + number + ".done"));
  }

  private void ownWork(Instant hour) {
    Act.Started server =
        new Act.Started(
            machine.first().time(),
            Person.POSTGRES,
            Act.Session.NONE,
            "/var/lib/postgresql/16/main",
            "/usr/lib/postgresql/16/bin/postgres",
            List.of("/usr/lib/postgresql/16/bin/postgres", "-D", "/var/lib/postgresql/16/main"),
            machine.first(),
            934);
    for (int i = 0; i < 3; i++) {
      Instant time = hour.plusSeconds(i * 1200L + machine.between(0, 900));
      String sorted =
          "/var/lib/postgresql/16/main/base/pgsql_tmp/pgsql_tmp"
              + machine.between(1000, 9999)
              + ".0";
      machine.add(new Act.FileMade(time, server, sorted));
      machine.add(new Act.FileRemoved(time.plusMillis(640), server, sorted));
    }
  }
}

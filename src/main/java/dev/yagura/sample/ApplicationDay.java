package dev.yagura.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes on on the application server, as far as the audit rules there see it. */
final class ApplicationDay {

  private ApplicationDay() {}

  /** Adds the application server's own day to the machine's. */
  static void of(Machine machine) {
    Doors doors = new Doors(machine);
    for (int hour = 0; hour < 24; hour++) {
      Instant time = machine.start().plus(Duration.ofHours(hour)).plusSeconds(1502);
      Act.Started job = doors.job(time, Person.DEPLOY, "/srv/app/bin/send-orders --batch 200");
      machine.run(
          job,
          time.plusMillis(70),
          "/usr/lib/jvm/java-17-openjdk-amd64/bin/java",
          "java -Xmx256m -jar /srv/app/lib/orders.jar --batch 200");
      machine.run(job, time.plusMillis(900), "/usr/bin/logger", "logger -t orders done");
    }
    Instant afternoon = machine.start().plusSeconds(machine.between(50_000, 56_000));
    Act.Started shell =
        doors.login(afternoon, Person.DEPLOY, "10.0.8.40", "publickey", Duration.ofSeconds(200));
    machine.run(shell, afternoon.plusSeconds(4), "/usr/bin/git", "git -C /srv/app pull --ff-only");
    machine.run(
        shell,
        afternoon.plusSeconds(40),
        "/usr/bin/dash",
        List.of("sh", "-c", "cd /srv/app && ./build.sh"));
    doors.sudo(
        shell,
        afternoon.plusSeconds(130),
        "/usr/bin/systemctl",
        List.of("systemctl", "restart", "app.service"));
  }
}

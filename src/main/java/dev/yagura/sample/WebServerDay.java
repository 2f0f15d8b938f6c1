package dev.yagura.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes on on the web server: pictures are made smaller, pages built, releases brought out. */
final class WebServerDay {

  private final Machine machine;
  private final Act.Started pages;

  private WebServerDay(Machine machine) {
    this.machine = machine;
    this.pages =
        new Act.Started(
            machine.first().time(),
            Person.WEB,
            Act.Session.NONE,
            "/srv/shop",
            "/usr/sbin/php-fpm8.2",
            List.of("php-fpm: pool shop"),
            machine.first(),
            1188);
  }

  /** Adds the web server's own day to the machine's. */
  static void of(Machine machine) {
    WebServerDay day = new WebServerDay(machine);
    for (int hour = 0; hour < 24; hour++) {
      Instant time = machine.start().plus(Duration.ofHours(hour));
      int pictures = machine.between(1, 3);
      for (int i = 0; i < pictures; i++) {
        day.picture(time.plusMillis(machine.between(0, 3_500_000)));
      }
      day.databaseConnections(time);
    }
    day.certificate(machine.start().plusSeconds(machine.between(5000, 9000)));
    day.release(machine.start().plusSeconds(machine.between(30_000, 36_000)), 41);
    day.release(machine.start().plusSeconds(machine.between(60_000, 70_000)), 42);
  }

  private void picture(Instant time) {
    String name = "/srv/shop/media/" + Integer.toHexString(machine.between(1 << 20, 1 << 27));
    String command = "convert %s.jpg -resize 320x320 %s-small.jpg".formatted(name, name);
    Act.Started shell = machine.run(pages, time, "/usr/bin/dash", List.of("sh", "-c", command));
    Act.Started convert =
        machine.run(shell, time.plusMillis(15), "/usr/bin/convert-im6.q16", command);
    machine.add(new Act.FileMade(time.plusMillis(220), convert, name + "-small.jpg"));
  }

  private void databaseConnections(Instant hour) {
    for (int i = 0; i < 8; i++) {
      machine.add(
          new Act.Connected(
              hour.plusSeconds(i * 440L + machine.between(0, 200)),
              pages,
              machine.between(33000, 60900),
              "10.0.4.21",
              5432));
    }
  }

  private void certificate(Instant time) {
    Act.Started certbot =
        machine.run(
            machine.first(),
            time,
            "/usr/bin/python3.11",
            "/usr/bin/python3 /usr/bin/certbot -q renew --no-random-sleep-on-renew");
    machine.add(
        new Act.Connected(
            time.plusSeconds(2), certbot, machine.between(33000, 60900), "192.0.2.44", 443));
    machine.add(
        new Act.FileMade(time.plusSeconds(3), certbot, "/var/log/letsencrypt/letsencrypt.log"));
  }

  private void release(Instant time, int number) {
    Doors doors = new Doors(machine);
    Act.Started shell =
        doors.login(time, Person.DEPLOY, "10.0.8.40", "publickey", Duration.ofSeconds(90));
    String directory = "/srv/shop/releases/2026-" + number;
    Act.Started rsync =
        machine.run(
            shell,
            time.plusSeconds(2),
            "/usr/bin/rsync",
            "rsync --server -vlogDtprze.iLsfxC . " + directory + "/");
    for (int i = 0; i < 40; i++) {
      machine.add(
          new Act.FileMade(
              time.plusMillis(2400 + 25L * i), rsync, directory + "/pages/part" + i + ".php"));
    }
    machine.run(
        shell, time.plusSeconds(12), "/usr/bin/ln", "ln -sfn " + directory + " /srv/shop/current");
    doors.sudo(
        shell,
        time.plusSeconds(14),
        "/usr/bin/systemctl",
        List.of("systemctl", "reload", "php8.2-fpm"));
  }
}

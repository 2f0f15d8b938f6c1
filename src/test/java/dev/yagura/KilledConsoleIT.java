package dev.yagura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The console is killed (SIGKILL) in the middle of uploads and of detection, several times, on its
 * embedded database. Afterwards every acknowledged line is there once, what was not acknowledged
 * can be sent again without being doubled, and every alert is there once.
 */
class KilledConsoleIT {

  private static final int ROUNDS = Integer.getInteger("yagura.kill.rounds", 3);
  private static final int SENDERS = 3;
  private static final int LINES = 40;
  private static final Pattern ADDRESS = Pattern.compile("Yagura is up: +(http://\\S+)");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH);

  private record Upload(String host, String body) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConcurrentLinkedQueue<Upload> acknowledged = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Upload> unsure = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();

  @TempDir Path directory;

  @Test
  void everyAcknowledgedLineAndEveryAlertIsThereOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Process console = start();
      String url = address(console);
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Thread sender = new Thread(() -> sendUntilItDies(url));
        sender.start();
        senders.add(sender);
      }
      // Long enough for several slices and at least one pass of detection, and another each round.
      LockSupport.parkNanos(Duration.ofMillis(2_500 + 700L * round).toNanos());
      console.destroyForcibly().waitFor();
      for (Thread sender : senders) {
        sender.join();
      }
    }
    Process console = start();
    try {
      String url = address(console);
      for (Upload upload : unsure) {
        assertThat(send(url, upload)).as("sent again").isTrue();
        acknowledged.add(upload);
      }
      JdbcClient database = database();
      ConsoleUnderTest.await("everything evaluated", () -> whenEvaluated(database));
      assertThat(acknowledged.size()).as("uploads").isGreaterThan(ROUNDS * SENDERS);
      for (Upload upload : acknowledged) {
        assertThat(events(database, upload.host())).as(upload.host()).isEqualTo(LINES);
        assertThat(alerts(database, upload.host()))
            .as(upload.host())
            .isEqualTo("1 alerts, 1 events");
      }
      assertThat(database.sql("SELECT count(*) FROM events").query(Long.class).single())
          .isEqualTo((long) acknowledged.size() * LINES);
    } finally {
      console.destroy();
      assertThat(console.waitFor(60, TimeUnit.SECONDS)).as("stops in order").isTrue();
    }
    assertThat(Files.exists(directory.resolve("data/postgresql/postmaster.pid")))
        .as("the database was stopped with the console")
        .isFalse();
  }

  private static Optional<Boolean> whenEvaluated(JdbcClient database) {
    long waiting =
        database
            .sql("SELECT count(*) FROM slices WHERE evaluated_at IS NULL")
            .query(Long.class)
            .single();
    return waiting == 0 ? Optional.of(true) : Optional.empty();
  }

  private static long events(JdbcClient database, String host) {
    return database
        .sql(
            """
            SELECT count(DISTINCT e.process_id) FROM events e JOIN hosts h USING (host_id)
            WHERE h.name = :host
            """)
        .param("host", host)
        .query(Long.class)
        .single();
  }

  private static String alerts(JdbcClient database, String host) {
    return database
        .sql(
            """
            SELECT count(*) || ' alerts, ' || coalesce(sum(count), 0) || ' events' FROM alerts
            WHERE host = :host AND techniques @> ARRAY['T1548.003']
            """)
        .param("host", host)
        .query(String.class)
        .single();
  }

  private void sendUntilItDies(String url) {
    while (true) {
      Upload upload = upload("kill-" + number.incrementAndGet());
      try {
        if (send(url, upload)) {
          acknowledged.add(upload);
        } else {
          unsure.add(upload);
        }
      } catch (IOException died) {
        unsure.add(upload);
        return;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Upload upload(String host) {
    String stamp = STAMP.format(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(1));
    StringBuilder body = new StringBuilder();
    for (int line = 1; line < LINES; line++) {
      body.append(
          "%s %s sshd[%d]: Accepted publickey for alice from 198.51.100.7 port 5100 ssh2\n"
              .formatted(stamp, host, line));
    }
    body.append(
        "%s %s sudo[%d]:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/apt-get update -o APT::Update::Pre-Invoke::=/bin/sh\n"
            .formatted(stamp, host, LINES));
    return new Upload(host, body.toString());
  }

  private boolean send(String url, Upload upload) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v1/logs"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + ConsoleUnderTest.INGEST_TOKEN)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(upload.body()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx768m",
            "-cp",
            System.getProperty("java.class.path"),
            YaguraApplication.class.getName(),
            "--server.port=0",
            "--yagura.data=" + directory.resolve("data"),
            "--yagura.binaries=" + Path.of("target", "postgres-programs").toAbsolutePath(),
            "--yagura.detection.interval=500ms",
            "--yagura.detection.lease=5s",
            "--yagura.bootstrap.ingest-token=" + ConsoleUnderTest.INGEST_TOKEN);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("console.log").toFile())
        .start();
  }

  private String address(Process console) {
    return ConsoleUnderTest.await("the console is up", () -> address(console, log()));
  }

  private static Optional<String> address(Process console, String log) {
    Matcher address = ADDRESS.matcher(log);
    if (!address.find()) {
      assertThat(console.isAlive()).as(log).isTrue();
      return Optional.empty();
    }
    return Optional.of(address.group(1));
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("console.log"));
    } catch (IOException notYet) {
      return "";
    }
  }

  private JdbcClient database() throws IOException {
    Path data = directory.resolve("data");
    String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3).strip();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/yagura");
    source.setUser("yagura");
    source.setPassword(Files.readString(data.resolve("postgresql.password")).strip());
    return JdbcClient.create(source);
  }
}

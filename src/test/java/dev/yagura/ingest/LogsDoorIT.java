package dev.yagura.ingest;

import static dev.yagura.ConsoleUnderTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.ConsoleUnderTest;
import dev.yagura.event.EventId;
import dev.yagura.store.EventReader;
import dev.yagura.store.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogsDoorIT {

  private static final String FAILED =
      "Nov 25 04:00:01 %s sshd[101]: Failed password for root from 203.0.113.9 port 40022 ssh2\n";

  private static ConsoleUnderTest console;
  private static JdbcClient jdbc;

  @BeforeAll
  static void start() {
    console = ConsoleUnderTest.start();
    jdbc = JdbcClient.create(console.database());
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static List<StoredEvent> events(String host) {
    List<EventId> ids =
        jdbc.sql(
                """
                SELECT e.retention_class, e.arrival_day, e.host_id, e.slice_id, e.ordinal
                FROM events e JOIN hosts h USING (host_id) WHERE h.name = :host
                ORDER BY e.slice_id, e.ordinal
                """)
            .param("host", host)
            .query(
                (row, number) ->
                    new EventId(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        row.getInt(3),
                        row.getLong(4),
                        row.getInt(5)))
            .list();
    return console.bean(EventReader.class).read(ids);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    }
    return packed.toByteArray();
  }

  @Test
  void aLineIsAnEventWithFieldsAndExactRawText() {
    HttpResponse<String> answer = console.send("", FAILED.formatted("door-1"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("received").asInt()).isEqualTo(1);
    assertThat(json(answer).get("stored").asInt()).isEqualTo(1);
    assertThat(json(answer).get("duplicate").asBoolean()).isFalse();
    List<StoredEvent> events = events("door-1");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).event().fields())
        .containsEntry("app", "sshd")
        .containsEntry("action", "failure")
        .containsEntry("src", "203.0.113.9")
        .containsEntry("user", "root")
        .containsEntry("dest", "door-1");
    assertThat(EventReader.rawText(events.get(0).event()) + "\n")
        .isEqualTo(FAILED.formatted("door-1"));
  }

  @Test
  void aRetriedRequestIsAnsweredAsTheFirstTimeAndCounted() {
    String body = FAILED.formatted("door-2") + FAILED.formatted("door-2");
    HttpResponse<String> first = console.send("", body);
    HttpResponse<String> second = console.send("", body);
    assertThat(json(second).get("batch")).isEqualTo(json(first).get("batch"));
    assertThat(json(second).get("duplicate").asBoolean()).isTrue();
    assertThat(json(second).get("stored").asInt()).isEqualTo(2);
    assertThat(events("door-2")).hasSize(2);
    long batch = json(first).get("batch").asLong();
    assertThat(console.bean(Batches.class).get(batch).orElseThrow().repeats()).isEqualTo(1);
  }

  @Test
  void aLongBodyIsSeveralSlicesInOneTransactionAndItsRetryIsNotDoubled() throws IOException {
    String body =
        IntStream.range(0, 60_000)
            .mapToObj(
                n ->
                    "Nov 25 04:00:01 door-3 sshd[%d]: Failed password for root from 203.0.113.9 port %d ssh2\n"
                        .formatted(n, n % 60_000))
            .collect(Collectors.joining());
    byte[] packed = gzip(body.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> first = console.send("", packed, Map.of("Content-Encoding", "gzip"));
    HttpResponse<String> second = console.send("", packed, Map.of("Content-Encoding", "gzip"));
    assertThat(json(first).get("stored").asInt()).isEqualTo(60_000);
    assertThat(json(second).get("duplicate").asBoolean()).isTrue();
    assertThat(json(second).get("batch")).isEqualTo(json(first).get("batch"));
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) || ' ' || count(DISTINCT slice_id) FROM events e
                    JOIN hosts h USING (host_id) WHERE h.name = 'door-3'
                    """)
                .query(String.class)
                .single())
        .isEqualTo("60000 12");
    assertThat(
            jdbc.sql(
                    """
                    SELECT sum(v.bytes) FROM volume v JOIN hosts h USING (host_id)
                    WHERE h.name = 'door-3'
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(body.length());
  }

  private static String audit(int serial, String type, String text) {
    return "type=%s msg=audit(1764000000.123:%d): %s%n".formatted(type, serial, text);
  }

  private static List<String> sudo(int serial) {
    return List.of(
        audit(
            serial,
            "SYSCALL",
            "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=8 items=1 ppid=1 pid=2002"
                + " auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3"
                + " comm=\"id\" exe=\"/usr/bin/id\" key=\"exec\""),
        audit(serial, "EXECVE", "argc=2 a0=\"id\" a1=\"-un\""),
        audit(serial, "CWD", "cwd=\"/root\""),
        audit(serial, "PATH", "item=0 name=\"/usr/bin/id\" inode=1 nametype=NORMAL"),
        audit(serial, "PROCTITLE", "proctitle=6964002D756E"));
  }

  private static void sendAudit(String host, List<String> lines) {
    HttpResponse<String> answer =
        console.send("sourcetype=auditd&host=" + host, String.join("", lines));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void anAuditEventOverTwoRequestsIsOne() {
    List<String> lines = sudo(7);
    sendAudit("audit-1", lines.subList(0, 2));
    assertThat(events("audit-1")).isEmpty();
    sendAudit("audit-1", lines.subList(2, 5));
    List<StoredEvent> events = events("audit-1");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).event().fields())
        .containsEntry("process", "id -un")
        .containsEntry("process_path", "/usr/bin/id")
        .containsEntry("process_id", "2002");
    assertThat(events.get(0).event().records()).hasSize(5);
    assertThat(EventReader.rawText(events.get(0).event()) + "\n").isEqualTo(String.join("", lines));
    assertThat(pending("audit-1")).isZero();
  }

  @Test
  void aRecordThatComesLateAmendsItsEvent() {
    List<String> lines = sudo(8);
    sendAudit("audit-2", List.of(lines.get(0), lines.get(1), lines.get(4)));
    assertThat(events("audit-2")).hasSize(1);
    assertThat(console.send("sourcetype=auditd&host=audit-2&final=true", lines.get(2)).statusCode())
        .isEqualTo(200);
    List<StoredEvent> events = events("audit-2");
    assertThat(events).hasSize(1);
    assertThat(events.get(0).event().fields())
        .containsEntry("process", "id -un")
        .containsEntry("process_current_directory", "/root");
    assertThat(events.get(0).event().lines()).hasSize(4);
    assertThat(
            jdbc.sql("SELECT process_current_directory FROM event_relation WHERE host = 'audit-2'")
                .query(String.class)
                .single())
        .isEqualTo("/root");
    assertThat(
            jdbc.sql(
                    "SELECT sum(v.lines) FROM volume v JOIN hosts h USING (host_id) WHERE h.name = 'audit-2'")
                .query(Long.class)
                .single())
        .isEqualTo(4);
  }

  @Test
  void anAuditEventThatNothingClosesIsClosedByTheClock() {
    List<String> lines = sudo(9);
    sendAudit("audit-3", lines.subList(0, 3));
    assertThat(pending("audit-3")).isEqualTo(3);
    StoredEvent event =
        ConsoleUnderTest.await("closed by the clock", () -> events("audit-3").stream().findFirst());
    assertThat(event.event().fields()).containsEntry("process", "id -un");
    assertThat(event.event().problems()).contains("incomplete");
    assertThat(pending("audit-3")).isZero();
  }

  private static long pending(String host) {
    return jdbc.sql("SELECT count(*) FROM audit_pending JOIN hosts USING (host_id) WHERE name = :h")
        .param("h", host)
        .query(Long.class)
        .single();
  }

  @Test
  void hostileBytesAreStoredEachLine() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    List<byte[]> lines =
        List.of(
            bytes(
                "sshd[1]: Failed password for invalid user \u00ff from 203.0.113.5 port 22 ssh2",
                true),
            bytes(
                "sshd[2]: Failed password for invalid user a\0b from 203.0.113.6 port 22 ssh2",
                false),
            bytes(
                "sshd[3]: Failed password for invalid user \u202egnp from 203.0.113.7 port 22 ssh2",
                false),
            bytes("app: " + "A".repeat(1 << 20), false),
            bytes("app: \\N \\. \\x00 \t tab and \\u0000", false));
    lines.forEach(
        line -> {
          body.writeBytes(line);
          body.write('\n');
        });
    HttpResponse<String> answer = console.send("", body.toByteArray(), Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("received").asInt()).isEqualTo(5);
    List<StoredEvent> events = events("hostile-1");
    assertThat(events).hasSize(5);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(Arrays.equals(events.get(i).event().lines().get(0).bytes(), lines.get(i)))
          .isTrue();
    }
    assertThat(events.stream().map(e -> e.event().fields().get("src")).filter(s -> s != null))
        .containsExactly("203.0.113.5", "203.0.113.6", "203.0.113.7");
  }

  private static byte[] bytes(String message, boolean latin) {
    String line = "Nov 25 04:00:01 hostile-1 " + message;
    return line.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  @Test
  void badRequestsStoreNothingAndSayWhy() throws IOException {
    String good = FAILED.formatted("bad-1");
    assertThat(console.send("", good.getBytes(), Map.of("Authorization", "Bearer x")).statusCode())
        .isEqualTo(401);
    assertThat(
            console
                .send(
                    "",
                    good.getBytes(),
                    Map.of("Authorization", "Bearer " + ConsoleUnderTest.API_TOKEN))
                .statusCode())
        .isEqualTo(403);
    assertThat(console.send("", good.getBytes(), Map.of("Content-Encoding", "pigeon")).statusCode())
        .isEqualTo(415);
    byte[] packed = gzip(good.repeat(100).getBytes());
    HttpResponse<String> broken =
        console.send(
            "", Arrays.copyOf(packed, packed.length - 12), Map.of("Content-Encoding", "gzip"));
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(console.send("nonsense=1", good).statusCode()).isEqualTo(400);
    assertThat(console.send("timezone=Mars/Base", good).statusCode()).isEqualTo(400);
    assertThat(events("bad-1")).isEmpty();
  }

  @Test
  void aDisabledTokenMakesDataWait() {
    var tokens = console.bean(dev.yagura.account.Tokens.class);
    var issued =
        tokens.issue(
            "waits",
            dev.yagura.account.TokenKind.INGEST,
            java.util.Set.of(),
            null,
            null,
            null,
            null,
            "test");
    tokens.setDisabled(issued.token().id(), true);
    HttpResponse<String> answer =
        console.send(
            "",
            FAILED.formatted("waits-1").getBytes(),
            Map.of("Authorization", "Bearer " + issued.secret()));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isNotEqualTo(Optional.empty());
    assertThat(events("waits-1")).isEmpty();
  }
}

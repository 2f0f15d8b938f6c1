package dev.yagura.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends generated Sysmon lines, gzipped, by parallel senders that each wait for their answers. */
final class BenchSender {

  private static final int LINES_IN_BODY = 2_000;

  private final List<byte[]> bodies = new ArrayList<>();
  private long rawBytes;

  /** Generates and compresses the bodies beforehand, so that only the console is measured. */
  BenchSender(int count, Instant start) {
    StringBuilder body = new StringBuilder();
    int[] lines = {0};
    SysmonLines.generate(
        count,
        "web-1",
        start,
        1,
        line -> {
          body.append(line).append('\n');
          if (++lines[0] % LINES_IN_BODY == 0) {
            add(body);
          }
        });
    add(body);
  }

  private void add(StringBuilder body) {
    if (body.isEmpty()) {
      return;
    }
    byte[] plain = body.toString().getBytes(StandardCharsets.UTF_8);
    body.setLength(0);
    rawBytes += plain.length;
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    bodies.add(packed.toByteArray());
  }

  /** Size of the lines with their newlines, before compression. */
  long rawBytes() {
    return rawBytes;
  }

  /**
   * Sends everything.
   *
   * @return the lines that the console says it has stored
   * @throws IllegalStateException when a body was not answered with 200
   */
  long send(BenchConsole console, int senders) throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    try {
      List<Future<Long>> stored = new ArrayList<>();
      for (int i = 0; i < senders; i++) {
        stored.add(threads.submit(() -> sendSome(console, next)));
      }
      long sum = 0;
      for (Future<Long> of : stored) {
        sum += of.get();
      }
      return sum;
    } finally {
      threads.shutdownNow();
    }
  }

  private long sendSome(BenchConsole console, AtomicInteger next) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    JsonMapper json = JsonMapper.builder().build();
    long stored = 0;
    for (int i; (i = next.getAndIncrement()) < bodies.size(); ) {
      HttpRequest request =
          HttpRequest.newBuilder(console.uri("/api/v1/logs?host=web-1&source=/var/log/syslog"))
              .timeout(Duration.ofMinutes(2))
              .header("Authorization", "Bearer " + BenchConsole.TOKEN)
              .header("Content-Type", "text/plain")
              .header("Content-Encoding", "gzip")
              .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.get(i)))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      JsonNode receipt = json.readTree(answer.body());
      stored += receipt.get("stored").asLong();
    }
    return stored;
  }
}

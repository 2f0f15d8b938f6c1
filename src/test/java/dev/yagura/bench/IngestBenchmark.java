package dev.yagura.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Measures taking in against bare COPY, in one run on one server. Started by {@code bench/ingest}.
 */
public final class IngestBenchmark {

  /** Senders, and streams of the yardstick. */
  private static final int PARALLEL = 2;

  private static final int WARM_UP = 20_000;
  private static final Duration DETECTION_PATIENCE = Duration.ofMinutes(5);

  private IngestBenchmark() {}

  /**
   * @param arguments the console's jar, an empty directory, and the number of lines
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Instant start = now.minus(Duration.ofHours(12));
    BenchSender warmUp = new BenchSender(WARM_UP, start.minus(Duration.ofHours(1)));
    BenchSender sender = new BenchSender(count, start);
    Instant launched = Clock.systemUTC().instant();
    try (BenchConsole console = BenchConsole.start(Path.of(arguments[0]), directory)) {
      double startSeconds = seconds(Duration.between(launched, Clock.systemUTC().instant()));
      DataSource database = console.database();
      warmUp.send(console, PARALLEL);
      awaitDetection(database);

      long begin = System.nanoTime();
      long stored = sender.send(console, PARALLEL);
      double ingestSeconds = secondsSince(begin);
      if (stored != count) {
        throw new IllegalStateException("Sent " + count + " lines, stored " + stored);
      }
      long answered = System.nanoTime();
      double lag = number(database, LAG);
      awaitDetection(database);
      double behind = secondsSince(answered);

      double sent = sender.rawBytes() + warmUp.rawBytes();
      double rowBytes = number(database, size("pg_table_size", "events")) / sent;
      double indexBytes = number(database, size("pg_indexes_size", "events")) / sent;
      double blockBytes = number(database, size("pg_total_relation_size", "raw_blocks")) / sent;
      double volumeBytes = number(database, "SELECT pg_total_relation_size('volume')") / sent;
      BareCopy bare = BareCopy.prepare(database, directory, PARALLEL);
      begin = System.nanoTime();
      long rows = bare.run();
      double copySeconds = secondsSince(begin);

      print("Date", "%s", now);
      print("Machine", "%s", machine());
      print("Start of the console, first start with initdb", "%.1f s", startSeconds);
      print("Lines sent", "%,d (%,d bytes)", count, sender.rawBytes());
      print("Over HTTP", "%,.0f events/s (%.1f s)", count / ingestSeconds, ingestSeconds);
      print("Bare COPY", "%,.0f rows/s (%.1f s)", rows / copySeconds, copySeconds);
      print("Ratio", "%.2f", (count / ingestSeconds) / (rows / copySeconds));
      print("Raw log over HTTP", "%.1f MB/s", sender.rawBytes() / ingestSeconds / 1e6);
      print(
          "On disk per byte of log",
          "%.2f (event rows %.2f, their indexes %.2f, raw blocks %.2f, volume %.2f)",
          rowBytes + indexBytes + blockBytes + volumeBytes,
          rowBytes,
          indexBytes,
          blockBytes,
          volumeBytes);
      print("Detection behind at the last answer", "%.1f s (oldest slice)", lag);
      print("All evaluated after the last answer", "%.1f s", behind);
      print("Rules enabled", "%.0f", number(database, "SELECT count(*) FROM rules WHERE enabled"));
    }
  }

  private static final String WAITING =
      "SELECT count(*) FROM slices WHERE ready AND evaluated_at IS NULL";

  private static final String LAG =
      """
      SELECT coalesce(extract(epoch FROM clock_timestamp() - min(arrived)), 0)
      FROM slices WHERE ready AND evaluated_at IS NULL
      """;

  /** The query of what a PostgreSQL size function says over the partitions of a table, in bytes. */
  private static String size(String function, String table) {
    return "SELECT sum(%s(relid)) FROM pg_partition_tree('%s') WHERE isleaf"
        .formatted(function, table);
  }

  private static void awaitDetection(DataSource database) throws SQLException {
    long end = System.nanoTime() + DETECTION_PATIENCE.toNanos();
    while (number(database, WAITING) > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Detection has not caught up in " + DETECTION_PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static double number(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  private static String machine() throws IOException {
    Path processors = Path.of("/proc/cpuinfo");
    String model = System.getProperty("os.arch");
    if (Files.isReadable(processors)) {
      model =
          Files.readAllLines(processors).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(model);
    }
    return "%d x %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(), model, System.getProperty("java.version"));
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void print(String name, String format, Object... values) {
    System.out.printf(
        Locale.ROOT, "| %s | %s |%n", name, String.format(Locale.ROOT, format, values));
  }
}

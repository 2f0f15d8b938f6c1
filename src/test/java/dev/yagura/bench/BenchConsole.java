package dev.yagura.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A console as users start it, in a process of its own on a directory of its own, with the database
 * that comes along. Loopback only.
 */
final class BenchConsole implements AutoCloseable {

  static final String TOKEN = "bench-ingest-token";

  private static final Duration START = Duration.ofMinutes(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path directory;
  private final int port;

  private BenchConsole(Process process, Path directory, int port) {
    this.process = process;
    this.directory = directory;
    this.port = port;
  }

  /**
   * Starts it and waits until it is healthy.
   *
   * @param jar the console
   * @param directory gets its data and its output, {@code console.log}
   */
  static BenchConsole start(Path jar, Path directory) throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-jar",
            jar.toAbsolutePath().toString(),
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--yagura.data=" + directory.resolve("data").toAbsolutePath());
    builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    builder.environment().put("YAGURA_BOOTSTRAP_INGEST_TOKEN", TOKEN);
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console.log").toFile())
            .start();
    BenchConsole console = new BenchConsole(process, directory, port);
    // Ctrl-C ends this process first; the directory must not go away under the console.
    Runtime.getRuntime().addShutdownHook(new Thread(console::close));
    try {
      console.awaitHealth();
    } catch (IOException | RuntimeException failure) {
      console.close();
      throw failure;
    }
    return console;
  }

  /** The console's address. */
  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The console's database: its port and password are where the embedded server keeps them. */
  PGSimpleDataSource database() throws IOException {
    Path data = directory.resolve("data");
    List<String> postmaster = Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/yagura");
    source.setUser("yagura");
    source.setPassword(Files.readString(data.resolve("postgresql.password")).strip());
    return source;
  }

  private void awaitHealth() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri("/actuator/health")).build();
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen before it is ready.
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException(interrupted);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new IOException("The console did not start; see " + directory.resolve("console.log"));
  }

  /** Stops it as Ctrl-C does, its database with it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

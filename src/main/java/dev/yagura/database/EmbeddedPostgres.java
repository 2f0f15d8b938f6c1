package dev.yagura.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of our own on a data directory: loopback only, passwords by SCRAM.
 *
 * <p>{@code pg_ctl} starts it in a session of its own, so that Ctrl-C reaches the console alone and
 * the console stops the server after its last connection is closed. A server left behind by a
 * killed console is stopped and started anew.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final String USER = "yagura";
  private static final String DATABASE = "yagura";
  private static final int START_SECONDS = 120;

  private final DataDirectoryLock lock;
  private final UnprivilegedCommand command;
  private final Path home;
  private final Path cluster;
  private final int port;
  private final String password;

  private EmbeddedPostgres(
      DataDirectoryLock lock,
      UnprivilegedCommand command,
      Path home,
      Path cluster,
      int port,
      String password) {
    this.lock = lock;
    this.command = command;
    this.home = home;
    this.cluster = cluster;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the server.
   *
   * @param data the directory that holds everything; made when it is not there
   * @param binaries where the server's programs are unpacked
   * @param settings server settings beside the defaults, {@code name=value}
   * @throws DatabaseStartException in plain words, when it cannot be started
   */
  public static EmbeddedPostgres start(Path data, Path binaries, List<String> settings) {
    try {
      Files.createDirectories(data);
      DataDirectoryLock lock = DataDirectoryLock.take(data);
      try {
        return startLocked(lock, data.toRealPath(), binaries.toAbsolutePath(), settings);
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new DatabaseStartException(
          "The data directory %s cannot be used: %s".formatted(data.toAbsolutePath(), failure),
          "Check that the directory is writable and that the disk is not full.");
    }
  }

  private static EmbeddedPostgres startLocked(
      DataDirectoryLock lock, Path data, Path binaries, List<String> settings) throws IOException {
    UnprivilegedCommand command = UnprivilegedCommand.find();
    Path home = PostgresBinaries.unpackInto(binaries);
    Path cluster = data.resolve("postgresql");
    Path passwordFile = data.resolve("postgresql.password");
    if (!Files.exists(cluster.resolve("PG_VERSION"))) {
      createCluster(command, home, cluster, passwordFile);
    }
    String password = Files.readString(passwordFile).strip();
    var server = new EmbeddedPostgres(lock, command, home, cluster, freePort(), password);
    server.stopLeftover();
    server.startServer(settings);
    return server;
  }

  private static void createCluster(
      UnprivilegedCommand command, Path home, Path cluster, Path passwordFile) throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(passwordFile);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, HexFormat.of().formatHex(secret) + "\n");
    Files.createDirectories(cluster);
    Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
    command.handOver(cluster);
    command.handOver(passwordFile);
    run(
        command.of(
            List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + cluster,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums")),
        "initdb");
  }

  private void stopLeftover() throws IOException {
    Path pidFile = cluster.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
    boolean running =
        ProcessHandle.of(pid).flatMap(p -> p.info().command()).orElse("").endsWith("/postgres");
    if (running) {
      run(control("stop", "--mode=fast"), "pg_ctl stop");
    } else {
      // After a power cut another program may have this number; the lock says that nobody is here.
      Files.deleteIfExists(pidFile);
    }
  }

  private void startServer(List<String> settings) throws IOException {
    List<String> options = new ArrayList<>();
    options.add("port=" + port);
    options.add("listen_addresses=127.0.0.1");
    options.add("unix_socket_directories=");
    options.add("max_connections=64");
    options.add("shared_buffers=256MB");
    options.add("max_wal_size=2GB");
    options.add("checkpoint_timeout=15min");
    options.add("wal_compression=on");
    options.add("jit=off");
    options.add("timezone=UTC");
    options.add("log_timezone=UTC");
    options.addAll(settings);
    StringBuilder line = new StringBuilder();
    options.forEach(option -> line.append("-c ").append(option).append(' '));
    run(
        control(
            "start",
            "--log=" + cluster.resolve("server.log"),
            "--options=" + line.toString().strip()),
        "pg_ctl start");
  }

  private List<String> control(String action, String... options) {
    List<String> whole = new ArrayList<>();
    whole.add(home.resolve("bin/pg_ctl").toString());
    whole.add(action);
    whole.add("--pgdata=" + cluster);
    whole.add("--wait");
    whole.add("--timeout=" + START_SECONDS);
    whole.addAll(List.of(options));
    return command.of(whole);
  }

  /** The JDBC address of the maintenance database {@code postgres}. */
  public String jdbcUrl() {
    return jdbcUrl("postgres");
  }

  /** The JDBC address of a database of this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** The name of the console's own database. */
  public static String databaseName() {
    return DATABASE;
  }

  /** The database user. */
  public String user() {
    return USER;
  }

  /** Its password. */
  public String password() {
    return password;
  }

  /** Stops the server in order, and gives the directory free. */
  @Override
  public void close() {
    try {
      run(control("stop", "--mode=fast"), "pg_ctl stop");
    } catch (IOException failure) {
      throw new DatabaseStartException(
          "The embedded PostgreSQL did not stop: " + failure.getMessage(),
          "The next start stops it and goes on.");
    } finally {
      lock.close();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(List<String> whole, String what) throws IOException {
    Path output = Files.createTempFile("yagura-" + what.replace(' ', '-'), ".log");
    try {
      Process process =
          new ProcessBuilder(whole)
              .redirectErrorStream(true)
              // A file, not a pipe: the server keeps the stream open long after pg_ctl has ended.
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(START_SECONDS + 10L, TimeUnit.SECONDS) || process.exitValue() != 0) {
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        throw new IOException(what + " failed: " + said.strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(what + " was interrupted", interrupted);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}

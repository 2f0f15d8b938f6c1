package dev.yagura;

import dev.yagura.database.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Real PostgreSQL for tests: one server for the JVM, a fresh migrated database for whoever asks.
 * The sessions run in the JVM's zone, which the build sets to one with an odd offset on purpose.
 */
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  static {
    execute(source("postgres"), "CREATE DATABASE migrated");
    Flyway.configure().dataSource(source("migrated")).load().migrate();
  }

  private TestDatabase() {}

  /** A new, migrated, empty database. */
  public static synchronized PGSimpleDataSource fresh() {
    String name = "test_" + NUMBER.incrementAndGet();
    execute(source("postgres"), "CREATE DATABASE " + name + " TEMPLATE migrated");
    return source(name);
  }

  /** Runs one statement. */
  public static void execute(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private static PGSimpleDataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(SERVER.jdbcUrl(database));
    source.setUser(SERVER.user());
    source.setPassword(SERVER.password());
    return source;
  }

  private static EmbeddedPostgres start() {
    try {
      Path data =
          Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres-");
      EmbeddedPostgres server =
          EmbeddedPostgres.start(
              data,
              Path.of("target", "postgres-programs"),
              List.of("fsync=off", "full_page_writes=off", "max_connections=200"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

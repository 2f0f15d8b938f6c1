package dev.yagura.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The yardstick: the rows that the console stored, by COPY alone into a table with the same
 * columns, keys, indexes and partitioning in the same server, each stream in one transaction.
 */
final class BareCopy {

  private final DataSource database;
  private final List<Path> files = new ArrayList<>();

  private BareCopy(DataSource database) {
    this.database = database;
  }

  /** Writes the stored rows to files, one for each stream, and makes the empty table. */
  static BareCopy prepare(DataSource database, Path directory, int streams)
      throws SQLException, IOException {
    BareCopy copy = new BareCopy(database);
    try (Connection connection = database.getConnection()) {
      for (int i = 0; i < streams; i++) {
        Path file = directory.resolve("events-" + i + ".copy");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(
                  "COPY (SELECT * FROM events WHERE slice_id %% %d = %d) TO STDOUT"
                      .formatted(streams, i),
                  out);
        }
        copy.files.add(file);
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE events_bare (LIKE events INCLUDING ALL)"
                + " PARTITION BY RANGE (retention_class, arrival_day)");
        statement.execute("CREATE TABLE events_bare_all PARTITION OF events_bare DEFAULT");
        // Neither run is to pay for writing back what came before it.
        statement.execute("CHECKPOINT");
      }
    }
    return copy;
  }

  /**
   * Copies the files in, all streams at once.
   *
   * @return the number of rows
   */
  long run() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(files.size());
    try {
      List<Future<Long>> copied = new ArrayList<>();
      for (Path file : files) {
        copied.add(threads.submit(() -> copy(file)));
      }
      long rows = 0;
      for (Future<Long> of : copied) {
        rows += of.get();
      }
      return rows;
    } finally {
      threads.shutdownNow();
    }
  }

  private long copy(Path file) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        InputStream rows = Files.newInputStream(file)) {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY events_bare FROM STDIN", rows, 1 << 20);
    }
  }
}

package dev.yagura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** While the database is away senders are told to wait; when it is back, so is the console. */
class DatabaseAwayIT {

  private static final String LINE =
      "Nov 25 04:00:01 away-1 sshd[%d]: Accepted password for bob from 203.0.113.9 port 1 ssh2\n";

  @Test
  void sendersWaitAndTheConsoleComesBackByItself() throws IOException {
    PGSimpleDataSource database = TestDatabase.fresh();
    try (Line line = new Line(database.getPortNumbers()[0])) {
      PGSimpleDataSource throughLine = new PGSimpleDataSource();
      throughLine.setUrl(
          "jdbc:postgresql://127.0.0.1:%d/%s".formatted(line.port(), database.getDatabaseName()));
      throughLine.setUser(database.getUser());
      throughLine.setPassword(database.getPassword());
      try (ConsoleUnderTest console =
          ConsoleUnderTest.startOn(
              throughLine, "spring.datasource.hikari.connection-timeout=1000")) {
        assertThat(console.send("", LINE.formatted(1)).statusCode()).isEqualTo(200);
        line.cut();
        for (int i = 0; i < 3; i++) {
          HttpResponse<String> away = console.send("", LINE.formatted(2));
          assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
          assertThat(away.headers().firstValue("Retry-After")).isPresent();
          HttpResponse<String> read =
              console.call(
                  "GET",
                  "/api/v1/events",
                  new byte[0],
                  Map.of("Authorization", "Bearer " + ConsoleUnderTest.API_TOKEN));
          assertThat(read.statusCode()).as(read.body()).isEqualTo(503);
        }
        line.mend();
        ConsoleUnderTest.await(
            "taken in again",
            () -> {
              HttpResponse<String> again = console.send("", LINE.formatted(2));
              assertThat(again.statusCode()).isIn(200, 503);
              return again.statusCode() == 200 ? Optional.of(true) : Optional.empty();
            });
        assertThat(console.get("/api/v1/events?host=away-1").get("items")).hasSize(2);
      }
    }
  }

  /** A line to the database that can be cut. */
  private static final class Line implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final int target;
    private volatile boolean cut;

    Line(int target) throws IOException {
      this.target = target;
      start(this::accept);
    }

    int port() {
      return server.getLocalPort();
    }

    void cut() {
      cut = true;
      sockets.forEach(Line::close);
      sockets.clear();
    }

    void mend() {
      cut = false;
    }

    private void accept() {
      try {
        while (!server.isClosed()) {
          Socket client = server.accept();
          if (cut) {
            close(client);
            continue;
          }
          Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
          sockets.addAll(List.of(client, upstream));
          start(() -> pump(client, upstream));
          start(() -> pump(upstream, client));
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    private static void pump(Socket from, Socket to) {
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        in.transferTo(out);
      } catch (IOException cut) {
        close(from);
        close(to);
      }
    }

    private static void start(Runnable work) {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      thread.start();
    }

    private static void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException alreadyClosed) {
        // That is what is wanted.
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      cut();
    }
  }
}

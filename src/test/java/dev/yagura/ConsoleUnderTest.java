package dev.yagura;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole console on a port of its own and a database of its own, spoken to over HTTP. */
public final class ConsoleUnderTest implements AutoCloseable {

  public static final String INGEST_TOKEN = "test-ingest-token";
  public static final String API_TOKEN = "test-api-token";
  public static final String ADMIN_PASSWORD = "test admin password";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;
  private final PGSimpleDataSource database;

  private ConsoleUnderTest(ConfigurableApplicationContext context, PGSimpleDataSource database) {
    this.context = context;
    this.database = database;
  }

  /** Starts a console on a fresh database. */
  public static ConsoleUnderTest start(String... properties) {
    return startOn(TestDatabase.fresh(), properties);
  }

  /** Starts a console on a database that may hold something already. */
  public static ConsoleUnderTest startOn(PGSimpleDataSource database, String... properties) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", 0);
    settings.put("spring.datasource.url", database.getUrl());
    settings.put("spring.datasource.username", database.getUser());
    settings.put("spring.datasource.password", database.getPassword());
    settings.put("spring.datasource.hikari.maximum-pool-size", 12);
    settings.put("yagura.bootstrap.ingest-token", INGEST_TOKEN);
    settings.put("yagura.bootstrap.api-token", API_TOKEN);
    settings.put("yagura.bootstrap.admin-password", ADMIN_PASSWORD);
    settings.put("yagura.detection.interval", "500ms");
    for (String property : properties) {
      int equals = property.indexOf('=');
      settings.put(property.substring(0, equals), property.substring(equals + 1));
    }
    SpringApplication application = new SpringApplication(YaguraApplication.class);
    // As arguments: they come before the file of the application, unlike default properties.
    String[] arguments =
        settings.entrySet().stream()
            .map(e -> "--" + e.getKey() + "=" + e.getValue())
            .toArray(String[]::new);
    return new ConsoleUnderTest(application.run(arguments), database);
  }

  /** A bean of the console. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The database under it. */
  public PGSimpleDataSource database() {
    return database;
  }

  /** The console's address. */
  public String url() {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return "http://127.0.0.1:" + port;
  }

  /** Sends lines to the first door; {@code query} as in {@code host=web-1&final=true}. */
  public HttpResponse<String> send(String query, String body) {
    return send(query, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** Sends bytes to the first door. */
  public HttpResponse<String> send(String query, byte[] body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Content-Type", "text/plain");
    all.putIfAbsent("Authorization", "Bearer " + INGEST_TOKEN);
    return call("POST", "/api/v1/logs" + (query.isEmpty() ? "" : "?" + query), body, all);
  }

  /** A GET of the API, answered with 200. */
  public JsonNode get(String path) {
    HttpResponse<String> answer =
        call("GET", path, new byte[0], Map.of("Authorization", "Bearer " + API_TOKEN));
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Any call. */
  public HttpResponse<String> call(
      String method, String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Reads JSON. */
  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /** Asks again until the answer is one, for a minute at most. */
  public static <T> T await(String what, Supplier<java.util.Optional<T>> ask) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < end) {
      java.util.Optional<T> answer = ask.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError("not within a minute: " + what);
  }

  @Override
  public void close() {
    context.close();
  }
}

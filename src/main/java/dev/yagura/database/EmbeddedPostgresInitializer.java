package dev.yagura.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the embedded server before anything else, where no {@code spring.datasource.url} is set.
 * It is the first singleton, and so the last to be destroyed: after the connection pool.
 */
final class EmbeddedPostgresInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    if (!environment.getProperty("spring.datasource.url", "").isBlank()) {
      return;
    }
    Path data = Path.of(environment.getProperty("yagura.data", "data"));
    Path binaries =
        Path.of(environment.getProperty("yagura.binaries", data.resolve("programs").toString()));
    EmbeddedPostgres server = EmbeddedPostgres.start(data, binaries, List.of());
    try {
      createDatabase(server);
    } catch (RuntimeException failure) {
      server.close();
      throw failure;
    }
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("embeddedPostgres", server);
    beans.registerDisposableBean("embeddedPostgres", server::close);
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "embeddedPostgres",
                Map.of(
                    "spring.datasource.url",
                    server.jdbcUrl(EmbeddedPostgres.databaseName()),
                    "spring.datasource.username",
                    server.user(),
                    "spring.datasource.password",
                    server.password())));
  }

  private static void createDatabase(EmbeddedPostgres server) {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      var there = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'yagura'");
      if (!there.next()) {
        statement.execute("CREATE DATABASE yagura");
      }
    } catch (SQLException failure) {
      throw new DatabaseStartException(
          "The embedded PostgreSQL started, but does not answer: " + failure.getMessage(),
          "Look into postgresql/server.log under the data directory.");
    }
  }
}

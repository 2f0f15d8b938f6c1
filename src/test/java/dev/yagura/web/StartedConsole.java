package dev.yagura.web;

import dev.yagura.TestDatabase;
import dev.yagura.account.FirstPerson;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages over made-up data, on a real database and a real port. */
final class StartedConsole implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private StartedConsole(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static StartedConsole start(String... settings) {
    PGSimpleDataSource database = TestDatabase.fresh();
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--server.port=0");
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--spring.datasource.url=" + database.getUrl());
    arguments.add("--spring.datasource.username=" + database.getUser());
    arguments.add("--spring.datasource.password=" + database.getPassword());
    arguments.add("--spring.main.banner-mode=off");
    return new StartedConsole(
        SpringApplication.run(FakeConsole.class, arguments.toArray(String[]::new)));
  }

  String origin() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  String oneTimePassword() {
    return context.getBean(FirstPerson.class).oneTimePassword().orElseThrow();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}

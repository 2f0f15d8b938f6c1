package dev.yagura;

import dev.yagura.account.FirstPerson;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the console says when it is up: where it is, and the exact next step. */
@Component
class StartText {

  private final FirstPerson firstPerson;
  private final Environment environment;

  StartText(FirstPerson firstPerson, Environment environment) {
    this.firstPerson = firstPerson;
    this.environment = environment;
  }

  @EventListener
  void onReady(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      print(System.out, context);
    }
  }

  private void print(PrintStream out, WebServerApplicationContext context) {
    int port = java.util.Objects.requireNonNull(context.getWebServer()).getPort();
    String address = environment.getProperty("server.address", "127.0.0.1");
    boolean loopback = address.startsWith("127.") || address.equals("localhost");
    String url = "http://%s:%d".formatted(loopback ? "127.0.0.1" : address, port);
    boolean embedded = context.containsBean("embeddedPostgres");
    StringBuilder text = new StringBuilder();
    text.append("\n  Yagura is up:  ").append(url).append('\n');
    firstPerson
        .oneTimePassword()
        .ifPresent(
            password ->
                text.append("  Sign in as:    admin   one-time password: ")
                    .append(password)
                    .append('\n'));
    text.append("  Send a log:    ").append(curl(url)).append('\n');
    text.append("  Open doors:    POST /api/v1/logs\n");
    if (embedded) {
      text.append("  Database:      embedded PostgreSQL 18 under ")
          .append(environment.getProperty("yagura.data", "data"))
          .append(", for trying and for some ten hosts;\n")
          .append("                 SPRING_DATASOURCE_URL names a server of your own.\n");
    }
    if (loopback) {
      text.append(
              "  Other machines cannot reach it yet: start it with SERVER_ADDRESS=0.0.0.0, behind\n")
          .append(
              "                 a proxy that speaks TLS, since tokens and passwords travel with each call.\n");
    }
    out.println(text);
  }

  private String curl(String url) {
    boolean known = !environment.getProperty("yagura.bootstrap.ingest-token", "").isBlank();
    return "curl -sS -H \"Authorization: Bearer %s\" --data-binary @/var/log/auth.log %s/api/v1/logs%s"
        .formatted(
            known ? "$YAGURA_BOOTSTRAP_INGEST_TOKEN" : "$TOKEN",
            url,
            known
                ? ""
                : "\n                 (make the token on the page "
                    + url
                    + "/sources, or set YAGURA_BOOTSTRAP_INGEST_TOKEN)");
  }
}

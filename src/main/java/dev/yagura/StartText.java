package dev.yagura;

import dev.yagura.account.FirstPerson;
import dev.yagura.account.TokenKind;
import dev.yagura.account.Tokens;
import java.io.PrintStream;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the console says when it is up: where it is, and the exact next step. */
@Component
class StartText {

  private final FirstPerson firstPerson;
  private final Tokens tokens;
  private final Environment environment;

  StartText(FirstPerson firstPerson, Tokens tokens, Environment environment) {
    this.firstPerson = firstPerson;
    this.tokens = tokens;
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

  /** A line that works as it stands: with the secret of a first token, where there is none yet. */
  private String curl(String url) {
    String secret = "$TOKEN";
    if (!environment.getProperty("yagura.bootstrap.ingest-token", "").isBlank()) {
      secret = "$YAGURA_BOOTSTRAP_INGEST_TOKEN";
    } else if (tokens.list().stream().noneMatch(token -> token.kind() == TokenKind.INGEST)) {
      secret =
          tokens
              .issue("first", TokenKind.INGEST, Set.of(), null, null, null, null, "start")
              .secret();
    }
    return "curl -sS -H \"Authorization: Bearer %s\" --data-binary @/var/log/auth.log %s/api/v1/logs"
        .formatted(secret, url);
  }
}

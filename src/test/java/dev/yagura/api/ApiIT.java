package dev.yagura.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.ConsoleUnderTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The REST API, over HTTP, against its contract. */
class ApiIT {

  private static final String RULE = "b1f9d3f2-6f0e-4c3c-9a45-0a4f3b1c2d3e";
  private static final String SIGMA =
      """
      title: Api test
      id: %s
      status: test
      logsource: {product: linux, service: sshd}
      detection:
        selection:
          - 'api-test-marker'
        condition: selection
      tags: [attack.t1078]
      level: high
      """
          .formatted(RULE);

  private static ConsoleUnderTest console;
  private static String alert;

  @BeforeAll
  static void start() {
    console = ConsoleUnderTest.start();
    assertThat(post("/api/v1/rules/import?pack=test&enable=true", SIGMA).statusCode())
        .isEqualTo(200);
    console.send(
        "sourcetype=linux_secure&source=/var/log/secure&timezone=UTC",
        "Nov 25 04:00:01 api-1 sshd[1]: Accepted password for api-test-marker from 203.0.113.9"
            + " port 1 ssh2\n");
    alert =
        ConsoleUnderTest.await(
                "an alert",
                () ->
                    console
                        .get("/api/v1/alerts?host=api-1")
                        .get("items")
                        .valueStream()
                        .filter(a -> a.get("rule").get("id").asString().equals(RULE))
                        .findFirst())
            .get("id")
            .asString();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static HttpResponse<String> call(
      String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Authorization", "Bearer " + ConsoleUnderTest.API_TOKEN);
    all.putIfAbsent("Content-Type", "application/json");
    return console.call(method, path, body.getBytes(StandardCharsets.UTF_8), all);
  }

  private static HttpResponse<String> post(String path, String body) {
    return call("POST", path, body, Map.of("Content-Type", "application/yaml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/batches",
        "/api/v1/batches/{id}",
        "/api/v1/events",
        "/api/v1/events/{id}",
        "/api/v1/events/{id}/raw",
        "/api/v1/alerts",
        "/api/v1/alerts/{id}",
        "/api/v1/rules",
        "/api/v1/rules/{id}",
        "/api/v1/rules/{id}/results",
        "/api/v1/rules/{id}/preview",
        "/api/v1/rules/{id}/backfill",
        "/api/v1/rules/import",
        "/api/v1/rules/try",
        "/api/v1/hosts",
        "/api/v1/hosts/{host}",
        "/api/v1/volume",
        "/api/v1/attack/coverage",
        "/api/v1/quarantine",
        "/api/v1/quarantine/{id}/replay",
        "/api/v1/tokens",
        "/api/v1/tokens/{id}",
        "/api/v1/tokens/{id}/rotate",
        "/api/v1/audit-trail",
        "/api/v1/status",
        "/api/v1/logs",
      })
  void theOpenApiDocumentHasTheCallsOfTheContract(String path) {
    JsonNode document =
        ConsoleUnderTest.json(console.call("GET", "/v3/api-docs", new byte[0], Map.of()));
    assertThat(document.get("paths").has(path)).as(path).isTrue();
    assertThat(document.get("paths").propertyNames()).allMatch(p -> p.startsWith("/api/"));
  }

  @Test
  void anEventHasTheFieldsOfTheContract() {
    JsonNode list = console.get("/api/v1/events?host=api-1");
    JsonNode event = list.get("items").get(0);
    assertThat(event.propertyNames())
        .contains(
            "id",
            "time",
            "arrived",
            "host",
            "source",
            "sourcetype",
            "index",
            "model",
            "quarantined",
            "problems",
            "fields",
            "raw");
    assertThat(event.get("time").asString()).matches("\\d{4}-11-25T04:00:01\\.000000Z");
    assertThat(event.get("fields").get("user").asString()).isEqualTo("api-test-marker");
    JsonNode whole = console.get("/api/v1/events/" + event.get("id").asString());
    assertThat(whole.get("origin").get("door").asString()).isEqualTo("logs");
    assertThat(whole.get("origin").get("token").asString()).isEqualTo("bootstrap-ingest");
    assertThat(whole.get("origin").get("lines").get(0).asInt()).isEqualTo(1);
    assertThat(whole.get("records")).isEmpty();
    assertThat(whole.get("raw")).isEqualTo(event.get("raw"));
  }

  @Test
  void eventsAreFoundByFieldAndByRawTextAndStreamed() {
    assertThat(console.get("/api/v1/events?q=user%3Dapi-test-*").get("items")).hasSize(1);
    assertThat(console.get("/api/v1/events?q=%22password%20for%20API-TEST%22").get("items"))
        .hasSize(1);
    assertThat(console.get("/api/v1/events?q=nothing-like-it").get("items")).isEmpty();
    HttpResponse<String> streamed =
        call("GET", "/api/v1/events?host=api-1", "", Map.of("Accept", "application/x-ndjson"));
    assertThat(streamed.statusCode()).isEqualTo(200);
    assertThat(streamed.body().lines().count()).isEqualTo(1);
  }

  @Test
  void pagesFollowOneAnotherWithoutLossOrRepeat() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      body.append("Nov 25 05:00:01 page-1 app: message ").append(i).append('\n');
    }
    console.send("", body.toString());
    List<String> seen = new java.util.ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = console.get("/api/v1/events?host=page-1&limit=10" + cursor);
      page.get("items").forEach(item -> seen.add(item.get("raw").asString()));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void triageIsGuardedByTheTag() {
    HttpResponse<String> read = call("GET", "/api/v1/alerts/" + alert, "", Map.of());
    String tag = read.headers().firstValue("ETag").orElseThrow();
    String change = "{\"status\": \"closed\", \"disposition\": \"testing\", \"comment\": \"c\"}";
    Map<String, String> guarded = Map.of("If-Match", tag);
    assertThat(call("PATCH", "/api/v1/alerts/" + alert, change, guarded).statusCode())
        .isEqualTo(200);
    assertThat(call("PATCH", "/api/v1/alerts/" + alert, change, guarded).statusCode())
        .isEqualTo(412);
    assertThat(call("PATCH", "/api/v1/alerts/" + alert, "{\"status\": \"new\"}", Map.of()).body())
        .contains("\"status\":\"new\"");
  }

  @Test
  void aRuleIsReadSwitchedTriedAndPreviewed() {
    JsonNode rule = console.get("/api/v1/rules/" + RULE);
    assertThat(rule.get("text").asString()).isEqualTo(SIGMA);
    assertThat(rule.get("state").asString()).isEqualTo("running");
    assertThat(rule.get("sql").get(0).asString()).contains("SELECT");
    assertThat(rule.has("matches_7d")).isTrue();
    HttpResponse<String> tried =
        call(
            "POST",
            "/api/v1/rules/try?rule=" + RULE,
            "Nov 25 04:00:01 try-1 sshd[1]: nothing\n"
                + "Nov 25 04:00:02 try-1 sshd[1]: Accepted password for api-test-marker from"
                + " 203.0.113.9 port 1 ssh2\n",
            Map.of("Content-Type", "text/plain"));
    assertThat(tried.body().lines()).hasSize(1);
    assertThat(ConsoleUnderTest.json(tried).get("lines").get(0).asInt()).isEqualTo(2);
    assertThat(console.get("/api/v1/rules/" + RULE + "/results").get("items")).hasSize(1);
    assertThat(call("PATCH", "/api/v1/rules/" + RULE, "{\"enabled\": false}", Map.of()).body())
        .contains("\"state\":\"disabled\"");
    call("PATCH", "/api/v1/rules/" + RULE, "{\"enabled\": true}", Map.of());
  }

  @Test
  void aRunOverWhatIsStoredIsFollowed() {
    HttpResponse<String> started =
        call(
            "POST",
            "/api/v1/rules/" + RULE + "/backfill",
            "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2036-01-01T00:00:00Z\"}",
            Map.of());
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    ConsoleUnderTest.await(
        "finished",
        () -> {
          JsonNode run = console.get("/api/v1/rules/" + RULE).get("back_fills").get(0);
          return run.get("finished_at").isNull() ? Optional.empty() : Optional.of(run);
        });
    assertThat(
            console
                .get("/api/v1/alerts?host=api-1&rule=" + RULE)
                .get("items")
                .get(0)
                .get("count")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void aTokenIsMadeRotatedAndRemoved() {
    HttpResponse<String> made =
        call("POST", "/api/v1/tokens", "{\"name\": \"edge\", \"host\": \"edge-1\"}", Map.of());
    assertThat(made.statusCode()).isEqualTo(201);
    JsonNode token = ConsoleUnderTest.json(made);
    String line = "Nov 25 04:00:01 other sshd[1]: Connection closed by 203.0.113.9 port 1\n";
    String secret = token.get("secret").asString();
    assertThat(sendWith(secret, line)).isEqualTo(200);
    assertThat(console.get("/api/v1/events?host=edge-1").get("items")).hasSize(1);
    String id = token.get("id").asString();
    JsonNode rotated =
        ConsoleUnderTest.json(call("POST", "/api/v1/tokens/" + id + "/rotate", "", Map.of()));
    assertThat(sendWith(secret, line)).isEqualTo(200);
    assertThat(sendWith(rotated.get("secret").asString(), line)).isEqualTo(200);
    assertThat(call("DELETE", "/api/v1/tokens/" + id, "", Map.of()).statusCode()).isEqualTo(204);
    assertThat(sendWith(secret, line)).isEqualTo(401);
    assertThat(console.get("/api/v1/tokens").toString()).doesNotContain(secret);
    assertThat(console.get("/api/v1/audit-trail").toString()).contains("token.rotate");
  }

  private static int sendWith(String secret, String line) {
    return console
        .send(
            "", line.getBytes(StandardCharsets.UTF_8), Map.of("Authorization", "Bearer " + secret))
        .statusCode();
  }

  @Test
  void whatCouldNotBeReadIsListed() {
    console.send("sourcetype=auditd&host=broken-1", "no record at all\n");
    JsonNode items = console.get("/api/v1/quarantine?host=broken-1").get("items");
    assertThat(items).hasSize(1);
    HttpResponse<String> replay =
        call(
            "POST",
            "/api/v1/quarantine/" + items.get(0).get("id").asString() + "/replay",
            "",
            Map.of());
    // Without the wrong sourcetype it is a line like any other.
    assertThat(replay.body()).contains("true");
    assertThat(console.get("/api/v1/events?host=broken-1").get("items")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/events?nonsense=1, 400",
    "GET, /api/v1/events?from=yesterday, 400",
    "GET, /api/v1/events?time=never, 400",
    "GET, /api/v1/events?limit=0, 400",
    "GET, /api/v1/events?limit=x, 400",
    "GET, /api/v1/events?q=a%20(, 400",
    "GET, /api/v1/events/none, 404",
    "GET, /api/v1/alerts?status=odd, 400",
    "GET, /api/v1/alerts/none, 404",
    "GET, /api/v1/alerts/99999999, 404",
    "GET, /api/v1/rules/none, 404",
    "GET, /api/v1/rules?state=odd, 400",
    "GET, /api/v1/hosts/none, 404",
    "GET, /api/v1/volume?timezone=Mars, 400",
    "GET, /api/v1/volume?by=moon, 400",
    "GET, /api/v1/batches/none, 404",
    "GET, /api/v1/attack/coverage?format=odd, 400",
    "GET, /api/v1/none, 404",
    "DELETE, /api/v1/events, 405",
    "POST, /api/v1/rules/try?rule=none, 404",
    "PATCH, /api/v1/alerts/1, 400",
    "POST, /api/v1/tokens, 400",
  })
  void badCallsAreProblems(String method, String path, int status) {
    HttpResponse<String> answer = call(method, path, method.equals("GET") ? "" : "{\"", Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void theStatusTellsHowItIs() {
    JsonNode status = console.get("/api/v1/status");
    assertThat(status.get("rules_enabled").asInt()).isGreaterThan(22);
    assertThat(status.get("open_gaps").asInt()).isZero();
  }
}

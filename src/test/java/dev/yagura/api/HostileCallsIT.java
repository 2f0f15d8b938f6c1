package dev.yagura.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.ConsoleUnderTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Calls with values that cannot be meant: each is a problem of the caller's, none a failure. */
class HostileCallsIT {

  private static ConsoleUnderTest console;

  @BeforeAll
  static void start() {
    console = ConsoleUnderTest.start();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return console.call(
        method,
        path,
        body.getBytes(StandardCharsets.UTF_8),
        Map.of(
            "Authorization",
            "Bearer " + ConsoleUnderTest.API_TOKEN,
            "Content-Type",
            "application/json"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/events?host=%00, 400",
    "GET, /api/v1/events?sourcetype=a%00, 400",
    "GET, /api/v1/events?q=%ff, 400",
    "GET, /api/v1/events?from=-999999999-01-01T00:00:00Z, 400",
    "GET, /api/v1/events?to=-999999999-01-01T00:00:00Z, 400",
    "GET, /api/v1/events?to=%2B999999999-12-31T00:00:00Z, 400",
    "GET, /api/v1/alerts?rule=%00, 400",
    "GET, /api/v1/volume?host=%00, 400",
    "GET, /api/v1/volume?to=%2B999999999-12-31T00:00:00Z, 400",
    "GET, /api/v1/attack/coverage?to=-999999999-01-01T00:00:00Z, 400",
    "GET, /api/v1/rules/none/results, 404",
    "GET, /api/v1/rules/none/preview, 404",
    "POST, /api/v1/quarantine/2-20261125-1-1-1/replay, 404",
    "POST, /api/v1/logs?nonsense=1, 403",
  })
  void aBadValueIsAProblemOfTheCaller(String method, String path, int status) {
    isProblem(call(method, path, ""), status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/v1/tokens | {\"name\": \"a\\u0000b\"}",
        "POST | /api/v1/tokens | {\"name\": \"a\", \"scopes\": [null]}",
        "POST | /api/v1/tokens | {\"name\": \"a\", \"expires_at\": \"+999999999-12-31T00:00:00Z\"}",
        "PATCH | /api/v1/alerts/1 | [1]",
      })
  void aBadBodyIsAProblemOfTheCaller(String method, String path, String body) {
    isProblem(call(method, path, body), 400);
  }

  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = ConsoleUnderTest.json(answer);
    assertThat(problem.get("type").asString()).isEqualTo("about:blank");
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank().doesNotContain("problemDetail");
    assertThat(problem.get("detail").asString()).isNotBlank().doesNotContain("problemDetail");
  }

  @Test
  void aRuleWithAnEscapedNulDoesNotUndoTheImport() {
    String rule =
        """
        title: "%s"
        id: %s
        logsource: {product: linux, category: process_creation}
        detection:
          selection: {CommandLine|contains: hostile-calls}
          condition: selection
        level: low
        """;
    String rules =
        rule.formatted("Nul \\0 inside", "5d0b7e0a-0000-4000-8000-000000000001")
            + "---\n"
            + rule.formatted("Sound", "5d0b7e0a-0000-4000-8000-000000000002");
    HttpResponse<String> answer = call("POST", "/api/v1/rules/import?pack=hostile", rules);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(ConsoleUnderTest.json(answer).get("imported").asInt()).isEqualTo(2);
    assertThat(console.get("/api/v1/rules?pack=hostile").get("items")).hasSize(2);
  }

  @Test
  void aLevelThatIsNoneLeavesTheRuleAsItWas() {
    JsonNode rule = console.get("/api/v1/rules?enabled=true&limit=1").get("items").get(0);
    String path = "/api/v1/rules/" + rule.get("id").asString();
    isProblem(call("PATCH", path, "{\"enabled\": false, \"level\": \"odd\"}"), 400);
    assertThat(console.get(path).get("enabled").asBoolean()).isTrue();
  }

  @Test
  void eachListOfTheOpenApiDocumentHasItsOwnItemInSnakeCase() {
    JsonNode schemas =
        ConsoleUnderTest.json(console.call("GET", "/v3/api-docs", new byte[0], Map.of()))
            .get("components")
            .get("schemas");
    assertThat(schemas.get("AlertsItem").get("properties").propertyNames())
        .contains("first_time", "back_fill", "techniques");
    assertThat(schemas.get("RulesItem").get("properties").propertyNames())
        .contains("cost_ms", "matches_7d", "always_candidate");
    assertThat(schemas.get("HostsSource").get("properties").propertyNames())
        .contains("clock_skew_seconds");
    assertThat(schemas.valueStream())
        .filteredOn(schema -> schema.has("properties"))
        .isNotEmpty()
        .allSatisfy(
            schema ->
                assertThat(schema.get("properties").propertyNames())
                    .allMatch(name -> name.equals(name.toLowerCase(java.util.Locale.ROOT))));
  }

  @Test
  void theStatusNamesTheVersionAndTheDatabase() {
    JsonNode status = console.get("/api/v1/status");
    assertThat(status.get("version").asString()).isNotBlank();
    assertThat(status.get("database").asString()).startsWith("PostgreSQL 1");
  }
}

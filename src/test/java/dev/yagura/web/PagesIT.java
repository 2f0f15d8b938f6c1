package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.ConsoleUnderTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page over data that was sent, as a browser gets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

  private static final String HOSTILE = "<script>alert(1)</script>";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern ALERT = Pattern.compile("/alerts/([0-9]+)");
  private static final Pattern EVENT = Pattern.compile("/events/([0-9]-[0-9-]+)\"");
  private static final Pattern RULE = Pattern.compile("/rules/([0-9a-f-]{36})");

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private ConsoleUnderTest console;
  private String alert = "";
  private String event = "";
  private String rule = "";

  @BeforeAll
  void sendAndSignIn() {
    console = ConsoleUnderTest.start();
    Instant now = console.bean(Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
    String lines =
        """
        %1$s web-1 sshd[12]: Failed password for invalid user %2$s from 203.0.113.9 port 1 ssh2
        %1$s web-1 useradd[4121]: new user: name=sysd, UID=0, GID=0, home=/root, shell=/bin/sh
        """
            .formatted(now.minusSeconds(60), HOSTILE);
    assertThat(console.send("sourcetype=linux_secure", lines).statusCode()).isEqualTo(200);
    String broken = "no audit record " + HOSTILE;
    assertThat(console.send("host=web-2&sourcetype=auditd&final=true", broken).statusCode())
        .isEqualTo(200);
    String signedIn =
        post("/login", Map.of("username", "admin", "password", ConsoleUnderTest.ADMIN_PASSWORD))
            .body();
    assertThat(signedIn).contains("admin").doesNotContain("name=\"password\"");
    alert =
        ConsoleUnderTest.await(
            "an alert", () -> first(ALERT, page("/alerts?severity=all&status=all", "en")));
    String shown = page("/alerts/" + alert, "en");
    rule = first(RULE, shown).orElseThrow();
    event = first(EVENT, shown).orElseThrow();
  }

  @AfterAll
  void stop() {
    console.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, web-1",
    "/alerts?severity=all, web-1",
    "/alerts/ALERT, name=sysd",
    "/alerts/ALERT, SELECT",
    "/alerts/ALERT, logsource",
    "/alerts/ALERT, sshd",
    "/events, Failed password",
    "/events?q=useradd, name=sysd",
    "/events/EVENT, linux_secure",
    "/events/EVENT, /api/v1/logs",
    "/attack, T1136",
    "/volume, linux_secure",
    "/hosts, web-2",
    "/hosts/web-1, linux_secure",
    "/rules, Account Created",
    "/rules/RULE, logsource",
    "/sources, /api/v1/logs",
    "/quarantine, auditd",
    "/people, admin",
    "/audit-trail, admin",
    "/account, admin",
  })
  void everyPageShowsWhatWasSent(String address, String expected) {
    String path = address.replace("ALERT", alert).replace("EVENT", event).replace("RULE", rule);
    for (String language : List.of("en", "ja")) {
      String page = page(path, language);
      assertThat(page).contains(expected).contains("lang=\"" + language + "\"");
      assertThat(page).doesNotContain(HOSTILE).doesNotContain("??");
    }
  }

  @Test
  void hostileTextIsShownAsText() {
    assertThat(page("/events?q=sshd", "en")).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(page("/quarantine", "en")).contains("&lt;script&gt;");
  }

  @Test
  void rawTextIsExact() {
    HttpResponse<String> raw = get("/events/" + event + "/raw", "en");
    assertThat(raw.statusCode()).isEqualTo(200);
    assertThat(raw.body()).endsWith("home=/root, shell=/bin/sh");
  }

  @Test
  void anUnreadableSearchSaysWhere() {
    assertThat(page("/events?q=a%20%7C%20stats", "en")).contains("flash problem");
  }

  @Test
  void anEmptyRangeLeadsToTheNearestEvent() {
    String range = "/events?from=2020-01-01&to=2020-01-02&host=";
    assertThat(page(range + "web-1", "en")).contains("Go to the nearest, at");
    assertThat(page(range + "nowhere", "en")).doesNotContain("Go to the nearest, at");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String path :
        List.of("/alerts/0", "/alerts/x", "/events/2-20200101-1-1-0", "/hosts/none", "/rules/x")) {
      assertThat(get(path, "en").statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void triageIsKept() {
    post("/alerts/triage", Map.of("id", alert, "action", "comment", "comment", "seen " + HOSTILE));
    assertThat(page("/alerts/" + alert, "en"))
        .contains("seen &lt;script&gt;")
        .doesNotContain(HOSTILE);
    post("/alerts/triage", Map.of("id", alert, "action", "close", "disposition", "false_positive"));
    assertThat(page("/alerts/" + alert, "en")).contains("state closed");
    post("/alerts/triage", Map.of("id", alert, "action", "reopen"));
    assertThat(page("/alerts/" + alert, "en")).contains("state in_progress");
  }

  @Test
  void aTokenIsMadeRotatedAndDisabled() {
    String made = post("/sources", Map.of("name", "a new sender", "kind", "ingest")).body();
    assertThat(made).contains("yg_").contains("a new sender");
    assertThat(page("/sources", "en")).doesNotContain("yg_");
    assertThat(page("/audit-trail", "en")).contains("token.added");
    assertThat(post("/sources/999999/rotate", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aRuleIsSwitched() {
    post("/rules/" + rule + "/enabled", Map.of("enabled", "false"));
    assertThat(page("/rules/" + rule, "en")).contains("state disabled");
    post("/rules/" + rule + "/enabled", Map.of("enabled", "true"));
    assertThat(page("/rules/" + rule, "en")).doesNotContain("state disabled");
  }

  @Test
  void whatStillCannotBeReadStaysInQuarantine() {
    String id = first(EVENT, page("/quarantine", "en")).orElseThrow();
    assertThat(post("/quarantine/" + id + "/replay", Map.of()).statusCode()).isEqualTo(200);
    assertThat(page("/quarantine", "en")).contains(id);
  }

  private String page(String path, String language) {
    HttpResponse<String> answer = get(path, language);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> get(String path, String language) {
    return send(request(path).header("Accept-Language", language).GET());
  }

  /** Sends a form with the token of a page. */
  private HttpResponse<String> post(String path, Map<String, String> fields) {
    String token = first(TOKEN, get(path.equals("/login") ? path : "/", "en").body()).orElseThrow();
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "", "&_csrf=" + encoded(token)));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(console.url() + path)).timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

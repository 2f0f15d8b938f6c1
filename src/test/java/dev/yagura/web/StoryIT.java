package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.yagura.ConsoleUnderTest;
import dev.yagura.sample.SampleDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * The story of the first watch, played to the end: a day of three hosts over HTTP, the Splunk
 * search unmodified, an alert that is taken and closed in a real browser, every page looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {

  private static final Path SEARCH =
      Path.of(
          "../shared/corpora/escu-linux/detections/endpoint/linux_apt_privilege_escalation.yml");
  private static final String SEARCH_ID = "4d5a05fa-77d9-4fd0-af9c-05704f9f9a88";
  private static final List<String> PAGES =
      List.of(
          "/",
          "/alerts",
          "/events",
          "/attack",
          "/volume",
          "/hosts",
          "/hosts/sample-web-1",
          "/rules",
          "/sources",
          "/quarantine",
          "/account");

  private final List<String> violations = new ArrayList<>();
  private ConsoleUnderTest console;
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void start() {
    boolean automated = "true".equals(System.getenv("CI"));
    boolean corpora = Files.exists(SEARCH);
    if (!automated && !(Browsers.present() && corpora)) {
      System.out.println("StoryIT: 1 story skipped, for want of Chromium or of ../shared/corpora");
    }
    Assumptions.assumeTrue(automated || Browsers.present() && corpora);
    assertThat(Browsers.present()).as("a browser").isTrue();
    assertThat(corpora).as("the corpora").isTrue();
    console = ConsoleUnderTest.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(Browsers.options());
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
      playwright.close();
      console.close();
    }
  }

  private Page signedIn(String language, ColorScheme scheme, int width) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(console.url())
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 900));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            violations.add(message.text());
          }
        });
    page.navigate("/login");
    page.fill("input[name=username]", "admin");
    page.fill("input[name=password]", ConsoleUnderTest.ADMIN_PASSWORD);
    page.click("form[method=post] button[type=submit], form[method=post] button");
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }

  @Test
  @Order(1)
  void theSplunkSearchFiresOnSysmonAndAuditd() throws IOException {
    var imported =
        console.call(
            "POST",
            "/api/v1/rules/import?pack=escu&enable=true",
            Files.readAllBytes(SEARCH),
            Map.of(
                "Authorization",
                "Bearer " + ConsoleUnderTest.API_TOKEN,
                "Content-Type",
                "application/yaml"));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    assertThat(ConsoleUnderTest.json(imported).get("rejected")).isEmpty();
    console.bean(SampleDays.class).load("test");
    for (String host : List.of("sample-web-1", "sample-app-1")) {
      JsonNode alert = ConsoleUnderTest.await("the search fires on " + host, () -> fired(host));
      assertThat(alert.get("techniques").get(0).asString()).isEqualTo("T1548.003");
      JsonNode whole = console.get("/api/v1/alerts/" + alert.get("id").asString());
      assertThat(whole.get("evidence").get(0).get("event").get("raw").asString())
          .contains("APT::Update::Pre-Invoke");
    }
  }

  private Optional<JsonNode> fired(String host) {
    JsonNode alerts = console.get("/api/v1/alerts?rule=" + SEARCH_ID + "&host=" + host);
    return alerts.get("items").valueStream().findFirst();
  }

  @Test
  @Order(2)
  void anAlertIsTakenCommentedAndClosedInTheBrowser() {
    String id = fired("sample-app-1").orElseThrow().get("id").asString();
    Page page = signedIn("en", ColorScheme.LIGHT, 1440);
    page.navigate("/alerts?severity=all");
    page.click("a[href*='/alerts/" + id + "'] >> nth=0");
    assertThat(page.textContent("main")).contains("APT::Update::Pre-Invoke");
    page.click("button[value=take]");
    page.fill("textarea[name=comment]", "Seen in the browser <b>twice</b>");
    page.click("button[value=comment]");
    page.selectOption("select[name=disposition]", "true_positive");
    page.click("button[value=close]");
    page.navigate("/alerts/" + id);
    assertThat(page.textContent("main")).contains("Seen in the browser <b>twice</b>");
    JsonNode alert = console.get("/api/v1/alerts/" + id);
    assertThat(alert.get("status").asString()).isEqualTo("closed");
    assertThat(alert.get("disposition").asString()).isEqualTo("true_positive");
    assertThat(alert.get("assignee").asString()).isEqualTo("admin");
    assertThat(alert.get("history").toString()).contains("Seen in the browser");
    page.context().close();
  }

  @Test
  @Order(3)
  void everyPageIsWholeInBothLanguagesThemesAndWidths() throws IOException {
    Path pictures = Files.createDirectories(Path.of("target", "pictures"));
    for (String language : List.of("en", "ja")) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {1440, 390}) {
          Page page = signedIn(language, scheme, width);
          List<String> pages = new ArrayList<>(PAGES);
          pages.add("/alerts/" + fired("sample-web-1").orElseThrow().get("id").asString());
          pages.add(
              "/events/"
                  + console
                      .get("/api/v1/events?limit=1&q=Pre-Invoke")
                      .get("items")
                      .get(0)
                      .get("id")
                      .asString());
          pages.add("/rules/" + SEARCH_ID);
          for (String path : pages) {
            look(page, path, language, scheme, width, pictures);
          }
          page.context().close();
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  private static void look(
      Page page, String path, String language, ColorScheme scheme, int width, Path pictures) {
    String what = "%s %s %s %d".formatted(path, language, scheme, width);
    assertThat(page.navigate(path).status()).as(what).isEqualTo(200);
    assertThat(page.getAttribute("html", "lang")).as(what).isEqualTo(language);
    int overflow =
        (int)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow).as("scrolls sideways: " + what).isZero();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                pictures.resolve(
                    "%s-%s-%s-%d.png"
                        .formatted(
                            path.equals("/") ? "overview" : path.substring(1).replace('/', '-'),
                            language,
                            scheme.name().toLowerCase(java.util.Locale.ROOT),
                            width))));
    if (width == 1440) {
      var found =
          new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"));
      assertThat(found.analyze().getViolations())
          .as(what)
          .extracting(violation -> violation.getId() + " " + violation.getNodes().get(0).getHtml())
          .isEmpty();
    }
  }

  @Test
  @Order(4)
  void theSampleDayGoesInOneGo() {
    assertThat(console.get("/api/v1/hosts").toString()).contains("sample-web-1");
    console.bean(SampleDays.class).remove("test");
    assertThat(console.get("/api/v1/hosts").toString()).doesNotContain("sample-");
    assertThat(console.get("/api/v1/alerts").get("items")).isEmpty();
    assertThat(console.get("/api/v1/events?limit=1").get("items")).isEmpty();
    assertThat(console.get("/api/v1/volume").get("items")).isEmpty();
  }
}

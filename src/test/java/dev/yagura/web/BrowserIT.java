package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages in a real browser: nothing from a log acts, nothing overflows, axe finds nothing. */
class BrowserIT {

  private static final String PASSWORD = "correct horse battery";
  private static StartedConsole console;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void start() {
    if (!Browsers.present() && !"true".equals(System.getenv("CI"))) {
      System.out.println("Skipped BrowserIT: there is no Chromium on this machine");
    }
    Assumptions.assumeTrue(Browsers.present() || "true".equals(System.getenv("CI")));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(Browsers.options());
    console = StartedConsole.start("--yagura.bootstrap.admin-password=" + PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
      browser.close();
      playwright.close();
    }
  }

  private record Visit(BrowserContext context, Page page, List<String> effects)
      implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }

  private static Visit signIn(ColorScheme scheme, String language, int width) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setLocale(language)
                .setViewportSize(width, 900));
    Page page = context.newPage();
    List<String> effects = new ArrayList<>();
    page.onDialog(
        dialog -> {
          effects.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    page.onPageError(error -> effects.add("error " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(console.origin())) {
            effects.add("request " + request.url());
          }
        });
    page.addInitScript(
        "addEventListener('securitypolicyviolation', e => console.error('violation ' +"
            + " e.violatedDirective + ' ' + e.blockedURI))");
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("violation") || message.text().contains("Policy")) {
            effects.add(message.text());
          }
        });
    page.navigate(console.origin() + "/login");
    page.fill("#username", "admin");
    page.fill("#password", PASSWORD);
    page.click("button");
    page.waitForLoadState();
    assertThat(page.url()).isEqualTo(console.origin() + "/");
    return new Visit(context, page, effects);
  }

  @Test
  void nothingActsAndNothingOverflows() {
    for (int width : List.of(1440, 390)) {
      try (Visit visit = signIn(ColorScheme.LIGHT, "en", width)) {
        for (String path : FormsIT.PAGES) {
          visit.page().navigate(console.origin() + path);
          Object wider =
              visit
                  .page()
                  .evaluate(
                      "document.documentElement.scrollWidth - document.documentElement.clientWidth");
          assertThat(wider).as(path + " at " + width).isEqualTo(0);
        }
        assertThat(visit.effects()).isEmpty();
      }
    }
  }

  @Test
  void axeFindsNothing() {
    List<String> all = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      String language = scheme == ColorScheme.LIGHT ? "en" : "ja";
      try (Visit visit = signIn(scheme, language, 1440)) {
        for (String path : pagesOfEachKind()) {
          visit.page().navigate(console.origin() + path);
          List<String> found =
              new AxeBuilder(visit.page())
                      .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                      .analyze()
                      .getViolations()
                      .stream()
                      .map(
                          rule ->
                              rule.getId()
                                  + " "
                                  + rule.getNodes().get(0).getHtml()
                                  + " "
                                  + rule.getNodes().get(0).getFailureSummary())
                      .toList();
          all.addAll(found.stream().map(one -> path + " " + scheme + " " + one).toList());
        }
      }
    }
    assertThat(all).isEmpty();
  }

  @Test
  void triageByKeyboardAlone() {
    Assumptions.assumeTrue(console.bean(Assets.class).script("app") != null);
    try (Visit visit = signIn(ColorScheme.DARK, "en", 1440)) {
      Page page = visit.page();
      page.keyboard().press("g");
      page.keyboard().press("a");
      page.waitForURL("**/alerts");
      page.keyboard().press("j");
      page.keyboard().press("j");
      page.keyboard().press("x");
      assertThat(page.textContent(".picked")).isEqualTo("1 selected");
      page.keyboard().press("k");
      page.keyboard().press("x");
      assertThat(page.textContent(".picked")).isEqualTo("2 selected");
      page.keyboard().press("a");
      page.waitForSelector(".flash");
      assertThat(page.textContent(".flash")).contains("2 alerts are yours");
      page.keyboard().press("?");
      assertThat(page.isVisible("#shortcuts")).isTrue();
      page.keyboard().press("Escape");
      assertThat(page.isVisible("#shortcuts")).isFalse();
      page.keyboard().press("j");
      page.keyboard().press("Enter");
      page.waitForURL("**/alerts/1*");
      page.keyboard().press("c");
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo("disposition");
      // Keys are text where somebody writes.
      page.focus("#comment");
      page.keyboard().type("jjxa?");
      assertThat(page.inputValue("#comment")).isEqualTo("jjxa?");
    }
  }

  @Test
  void theMatrixByKeyboardAlone() {
    Assumptions.assumeTrue(console.bean(Assets.class).script("app") != null);
    try (Visit visit = signIn(ColorScheme.LIGHT, "en", 1440)) {
      Page page = visit.page();
      page.navigate(console.origin() + "/attack");
      assertThat(page.locator("attack-matrix a[tabindex='0']").count()).isEqualTo(1);
      page.focus("attack-matrix a[tabindex='0']");
      String first = focused(page);
      page.keyboard().press("End");
      assertThat(focused(page)).isNotEqualTo(first);
      page.keyboard().press("Home");
      assertThat(focused(page)).isEqualTo(first);
      page.keyboard().type("T1548");
      assertThat(focused(page)).isEqualTo("T1548");
      assertThat(page.locator("attack-matrix a[tabindex='0']").count()).isEqualTo(1);
    }
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.dataset.technique"));
  }

  /** Each template once, and the query that cannot be read. */
  private static List<String> pagesOfEachKind() {
    return FormsIT.PAGES.stream()
        .filter(path -> path.indexOf('?') < 0 || path.equals("/events?q=a%7Cb"))
        .filter(path -> !path.equals("/alerts/1003") && !path.equals("/rules/rule-3"))
        .toList();
  }
}

package dev.yagura.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Takes pictures of pages of a running console: {@code address directory username password
 * name=path...}, each in light and dark, English and Japanese, wide and narrow. Says where a page
 * is wider than the window.
 */
final class Screenshots {

  private record Look(String name, ColorScheme scheme, String language, int width, int height) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look("light-en-1440", ColorScheme.LIGHT, "en", 1440, 1000),
          new Look("dark-ja-1440", ColorScheme.DARK, "ja", 1440, 1000),
          new Look("dark-en-390", ColorScheme.DARK, "en", 390, 844),
          new Look("light-ja-390", ColorScheme.LIGHT, "ja", 390, 844));

  private Screenshots() {}

  /** Runs. */
  public static void main(String[] arguments) {
    String origin = arguments[0];
    Path directory = Path.of(arguments[1]);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(Browsers.options())) {
      for (Look look : LOOKS) {
        try (BrowserContext context =
            browser.newContext(
                new Browser.NewContextOptions()
                    .setColorScheme(look.scheme())
                    .setLocale(look.language())
                    .setViewportSize(look.width(), look.height()))) {
          Page page = context.newPage();
          page.onConsoleMessage(message -> System.out.println(look.name() + ": " + message.text()));
          page.onPageError(error -> System.out.println(look.name() + ": " + error));
          page.navigate(origin + "/login");
          shoot(page, directory, "login", look);
          page.fill("#username", arguments[2]);
          page.fill("#password", arguments[3]);
          page.click("button");
          for (int i = 4; i < arguments.length; i++) {
            String[] named = arguments[i].split("=", 2);
            page.navigate(origin + named[1]);
            shoot(page, directory, named[0], look);
          }
        }
      }
    }
  }

  private static void shoot(Page page, Path directory, String name, Look look) {
    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (!"0".equals(String.valueOf(wider))) {
      System.out.println(name + " " + look.name() + ": wider than the window by " + wider);
    }
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(directory.resolve(name + "-" + look.name() + ".png")));
  }
}

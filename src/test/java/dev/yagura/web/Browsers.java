package dev.yagura.web;

import com.microsoft.playwright.BrowserType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine's own Chromium, quiet and without downloads. */
final class Browsers {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private Browsers() {}

  /** Whether there is one. */
  static boolean present() {
    return PLACES.stream().anyMatch(Files::isExecutable);
  }

  static BrowserType.LaunchOptions options() {
    Path browser = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    return new BrowserType.LaunchOptions()
        .setExecutablePath(browser)
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }
}

package dev.yagura.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.account.AuditEntry;
import dev.yagura.account.AuditTrail;
import dev.yagura.account.People;
import dev.yagura.account.PersonProblem;
import dev.yagura.account.PersonProblemException;
import dev.yagura.account.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in, rights, forms and every page, over HTTP. */
class FormsIT {

  static final List<String> PAGES =
      List.of(
          "/",
          "/alerts",
          "/alerts?status=all&severity=all&host=web01&technique=T1548&from=-7d&assignee=none",
          "/alerts/1000",
          "/alerts/1003",
          "/alerts/1004",
          "/events",
          "/events?q=nothing&host=web01",
          "/events?q=a%7Cb",
          "/events?from=2026-13-99&to=%3Cscript%3E",
          "/events/2-20261125-1-900-4",
          "/attack",
          "/attack?state=no_data&q=T1&host=web01",
          "/volume",
          "/volume?by=host&from=2026-10-01&to=2026-10-31&time=arrival",
          "/hosts",
          "/hosts/web01",
          "/rules",
          "/rules?state=cannot_fire",
          "/rules/rule-1",
          "/rules/rule-3",
          "/sources",
          "/quarantine",
          "/account",
          "/account/password",
          "/people",
          "/audit-trail");

  private static final String PASSWORD = "correct horse battery";
  private static StartedConsole console;

  @BeforeAll
  static void start() {
    console = StartedConsole.start("--yagura.bootstrap.admin-password=" + PASSWORD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static SignedInBrowser signedIn(String username, String password) {
    SignedInBrowser browser = new SignedInBrowser(console.origin());
    assertThat(browser.signIn(username, password).statusCode()).isEqualTo(302);
    return browser;
  }

  /** Somebody new with this role, who has changed the one-time password. */
  private static SignedInBrowser somebody(String name, Role role) {
    People people = console.bean(People.class);
    String first = people.add(name, role, "test");
    people.changePassword(name, first, "a password of " + role, "a password of " + role);
    return signedIn(name, "a password of " + role);
  }

  @Test
  void everyPageAnswersWholeInBothLanguages() {
    SignedInBrowser admin = signedIn("admin", PASSWORD);
    for (String language : List.of("en", "ja")) {
      for (String path : PAGES) {
        HttpResponse<String> page = admin.get(path, "Accept-Language", language);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body())
            .as(path)
            .contains("lang=\"" + language + "\"")
            .endsWith("</html>\n")
            .doesNotContain("<script>alert", "<img src=x", "<svg onload", "\u202e", "\u001b", "??");
      }
    }
  }

  @Test
  void nothingOpensBeforeSigningIn() {
    SignedInBrowser stranger = new SignedInBrowser(console.origin());
    for (String path : PAGES) {
      HttpResponse<String> answer = stranger.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }
    assertThat(stranger.get("/img/icons.svg").statusCode()).isEqualTo(200);
    assertThat(stranger.get("/actuator/health").statusCode()).isEqualTo(200);
  }

  @Test
  void pagesCarryTheirPolicies() {
    HttpResponse<String> login = new SignedInBrowser(console.origin()).get("/login");
    assertThat(login.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(login.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(login.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void formsNeedTheirToken() {
    SignedInBrowser admin = signedIn("admin", PASSWORD);
    Map<String, String> take = Map.of("id", "1001", "action", "take");
    assertThat(admin.postWith("wrong", "/alerts/triage", take).statusCode()).isEqualTo(403);
  }

  @Test
  void rolesOpenWhatTheyShould() {
    SignedInBrowser viewer = somebody("vera", Role.VIEWER);
    assertThat(viewer.get("/alerts/1000").body()).doesNotContain("name=\"disposition\"");
    Map<String, String> take = Map.of("id", "1001", "action", "take");
    assertThat(viewer.post("/account", "/alerts/triage", take).statusCode()).isEqualTo(403);
    assertThat(viewer.get("/people").statusCode()).isEqualTo(403);

    SignedInBrowser analyst = somebody("anna", Role.ANALYST);
    assertThat(analyst.post("/alerts", "/alerts/triage", take).statusCode()).isEqualTo(302);
    Map<String, String> off = Map.of("enabled", "false");
    assertThat(analyst.post("/account", "/rules/rule-1/enabled", off).statusCode()).isEqualTo(403);

    SignedInBrowser engineer = somebody("emil", Role.ENGINEER);
    assertThat(engineer.post("/rules", "/rules/rule-1/enabled", off).statusCode()).isEqualTo(302);
    assertThat(engineer.post("/account", "/sample/load", Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void anAlertIsTakenCommentedAndClosed() {
    SignedInBrowser admin = signedIn("admin", PASSWORD);
    String page = "/alerts/1006";
    HttpResponse<String> none =
        admin.post(page, "/alerts/triage", Map.of("id", "1006", "action", "close", "back", page));
    assertThat(none.headers().firstValue("Location").orElseThrow()).endsWith(page);
    assertThat(admin.get(page).body()).contains("Choose a disposition");
    admin.post(page, "/alerts/triage", Map.of("id", "1006", "action", "take", "back", page));
    admin.post(
        page,
        "/alerts/triage",
        Map.of("id", "1006", "action", "comment", "comment", "見た <b>", "back", page));
    admin.post(
        page,
        "/alerts/triage",
        Map.of("id", "1006", "action", "close", "disposition", "false_positive", "back", page));
    assertThat(admin.get(page).body())
        .contains("Closed", "False positive", "見た &lt;b&gt;", "1 alert is closed");
    HttpResponse<String> away =
        admin.post(
            page,
            "/alerts/triage",
            Map.of("id", "1006", "action", "reopen", "back", "//evil.example/"));
    assertThat(away.headers().firstValue("Location").orElseThrow()).endsWith("/alerts");
  }

  @Test
  void aOneTimePasswordOpensOnlyItsChange() {
    People people = console.bean(People.class);
    String first = people.add("otto", Role.ANALYST, "test");
    SignedInBrowser otto = signedIn("OTTO ", first);
    assertThat(otto.get("/alerts").headers().firstValue("Location").orElseThrow())
        .endsWith("/account/password");
    Map<String, String> change =
        Map.of("present", first, "wanted", "a longer one 日本", "repeated", "a longer one 日本");
    assertThat(otto.post("/account/password", "/account/password", change).statusCode())
        .isEqualTo(302);
    assertThat(otto.get("/alerts").statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsDisabledOrHasANewPasswordIsOutAtOnce() {
    SignedInBrowser dora = somebody("dora", Role.VIEWER);
    People people = console.bean(People.class);
    assertThat(dora.get("/alerts").statusCode()).isEqualTo(200);
    people.setEnabled("dora", false, "test");
    assertThat(dora.get("/alerts").headers().firstValue("Location").orElseThrow())
        .endsWith("/login?ended");
    people.setEnabled("dora", true, "test");
    SignedInBrowser again = signedIn("dora", "a password of VIEWER");
    people.resetPassword("dora", "test");
    assertThat(again.get("/alerts").statusCode()).isEqualTo(302);
  }

  @Test
  void theLastAdministratorStays() {
    People people = console.bean(People.class);
    Assertions.assertThatThrownBy(() -> people.changeRole("admin", Role.VIEWER, "test"))
        .isInstanceOfSatisfying(
            PersonProblemException.class,
            refused -> assertThat(refused.problem()).isEqualTo(PersonProblem.LAST_ADMINISTRATOR));
    Assertions.assertThatThrownBy(() -> people.add("a b", Role.VIEWER, "test"))
        .isInstanceOf(PersonProblemException.class);
    Assertions.assertThatThrownBy(() -> people.add("Admin", Role.VIEWER, "test"))
        .isInstanceOf(PersonProblemException.class);
  }

  @Test
  void guessingIsSlowedDownAndInTheTrail() {
    console.bean(People.class).add("gina", Role.VIEWER, "test");
    SignedInBrowser guesser = new SignedInBrowser(console.origin());
    String location = "";
    for (int i = 0; i < 6; i++) {
      location =
          guesser.signIn("gina", "guess " + i).headers().firstValue("Location").orElseThrow();
    }
    assertThat(location).contains("/login?wait=");
    assertThat(guesser.get("/login?wait=7").body()).contains("7 seconds");
    assertThat(console.bean(AuditTrail.class).entries(null, 1000))
        .extracting(AuditEntry::act, AuditEntry::subject)
        .contains(
            org.assertj.core.groups.Tuple.tuple("person.sign_in_failed", "gina"),
            org.assertj.core.groups.Tuple.tuple("person.added", "gina"));
    // Names and passwords that cannot be are refused like any other.
    assertThat(
            guesser.signIn("n\0l", "x".repeat(5000)).headers().firstValue("Location").orElseThrow())
        .endsWith("/login?wrong");
  }

  @Test
  void preferencesCount() {
    SignedInBrowser paula = somebody("paula", Role.VIEWER);
    paula.post(
        "/account", "/account", Map.of("language", "ja", "zone", "Asia/Tokyo", "theme", "dark"));
    String page = paula.get("/", "Accept-Language", "en").body();
    assertThat(page)
        .contains("lang=\"ja\"", "data-theme=\"dark\"", "Asia/Tokyo (UTC+09:00)")
        .contains("data-shortcuts=\"false\"");
    paula.post("/account", "/account", Map.of("zone", "Mars/Base", "theme", "dark"));
    assertThat(paula.get("/account").body()).contains("Asia/Tokyo のような IANA 名");
  }

  @Test
  void filesAreFiles() {
    SignedInBrowser admin = signedIn("admin", PASSWORD);
    HttpResponse<String> csv = admin.get("/volume.csv?from=2026-11-01&to=2026-11-02");
    assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "volume-2026-11-01-2026-11-02.csv");
    assertThat(csv.body()).startsWith("host,sourcetype,day,lines,events,bytes\r\n");
    assertThat(csv.body()).contains("\r\n'=cmd(),");
    HttpResponse<String> raw = admin.get("/events/2-20261125-1-900-4/raw");
    assertThat(raw.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(admin.get("/attack/layer.json").headers().firstValue("Content-Disposition"))
        .isPresent();
  }

  @Test
  void whatIsNotThereSaysSo() {
    SignedInBrowser admin = signedIn("admin", PASSWORD);
    for (String path :
        List.of("/alerts/none", "/events/1", "/hosts/nowhere", "/rules/x", "/nothing-here")) {
      HttpResponse<String> answer = admin.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).contains("There is no such page");
    }
  }
}

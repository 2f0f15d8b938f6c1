package dev.yagura.normalize.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.event.RawLine;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class MessageNormalizerTest {

  private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
  private static final LogParsers PARSERS = new LogParsers();
  private static final MessageNormalizer NORMALIZER = new MessageNormalizer();
  private static final String HEAD = "Nov 24 10:00:00 Web1.example. ";

  @Test
  void aSignInHasItsCimFields() {
    Event event =
        event(
            HEAD + "sshd-session[9]: Accepted password for bob from ::ffff:192.0.2.7 port 5 ssh2");
    assertThat(event.model()).isEqualTo(DataModel.AUTHENTICATION);
    assertThat(event.host()).isEqualTo("web1.example");
    assertThat(event.reportedHost()).isEqualTo("Web1.example.");
    assertThat(event.time()).isEqualTo("2026-11-24T10:00:00Z");
    assertThat(event.fields())
        .containsEntry("app", "sshd")
        .containsEntry("action", "success")
        .containsEntry("src", "192.0.2.7")
        .containsEntry("src_port", "5")
        .containsEntry("user", "bob")
        .containsEntry("dest", "web1.example")
        .containsEntry("authentication_method", "password")
        .containsEntry("signature", "Accepted password")
        .containsEntry("event_kind", "sshd.accepted")
        .containsEntry("process_name", "sshd-session")
        .containsEntry("process_id", "9")
        .containsEntry("vendor_product", "OpenSSH");
  }

  @Test
  void sudoTellsWhoAsWhom() {
    Event event =
        event(
            HEAD + "sudo:    eve : TTY=pts/0 ; PWD=/home/eve ; USER=root ; COMMAND=/usr/bin/id -u");
    assertThat(event.model()).isEqualTo(DataModel.AUTHENTICATION);
    assertThat(event.fields())
        .containsEntry("action", "success")
        .containsEntry("src_user", "eve")
        .containsEntry("user", "root")
        .containsEntry("command", "/usr/bin/id -u")
        .containsEntry("tty", "pts/0")
        .containsEntry("process_current_directory", "/home/eve")
        .containsEntry("USER", "root")
        .containsEntry("COMMAND", "/usr/bin/id -u")
        .containsEntry("app", "sudo")
        .doesNotContainKeys("src", "process");
  }

  @Test
  void pamFailuresHaveTheNamesOfSigma() {
    Event event =
        event(
            HEAD
                + "sshd[9]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0"
                + " tty=ssh ruser= rhost=192.0.2.7  user=bob");
    assertThat(event.fields())
        .containsEntry("pam_message", "authentication failure")
        .containsEntry("pam_user", "bob")
        .containsEntry("pam_rhost", "192.0.2.7")
        .containsEntry("src", "192.0.2.7")
        .containsEntry("action", "failure")
        .containsEntry("app", "sshd")
        .containsEntry("event_kind", "pam.authentication_failure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "useradd[1]: new user: name=mal, UID=0, GID=0, home=/root, shell=/bin/sh | created | user | mal | success",
        "useradd[1]: failed adding user 'mal', data deleted | created | user | mal | failure",
        "usermod[1]: add 'mal' to group 'sudo' | modified | user | mal | success",
        "groupdel[1]: group 'ops' removed | deleted | group | ops | success",
        "passwd[1]: pam_unix(passwd:chauthtok): password changed for mal | modified | user | mal | success",
        "crontab[1]: (mal) REPLACE (mal) | modified | crontab | mal | success",
      })
  void accountsAreChanges(
      String line, String action, String category, String object, String result) {
    Event event = event(HEAD + line);
    assertThat(event.model()).isEqualTo(DataModel.CHANGE);
    assertThat(event.fields())
        .containsEntry("action", action)
        .containsEntry("object_category", category)
        .containsEntry("object", object)
        .containsEntry("result", result);
  }

  @Test
  void companionsOfAFailureAreNoAttempts() {
    assertThat(event(HEAD + "sshd[9]: Invalid user x from 192.0.2.7 port 5").fields())
        .containsEntry("action", "failure")
        .containsEntry("event_kind", "sshd.invalid_user");
    assertThat(
            event(HEAD + "sshd[9]: Failed publickey for x from 192.0.2.7 port 5 ssh2: RSA y")
                .fields())
        .containsEntry("action", "pending");
  }

  @Test
  void aStoppedServiceIsSeen() {
    Event event = event(HEAD + "systemd[1]: Stopped auditd.service - Security Auditing Service.");
    assertThat(event.model()).isEqualTo(DataModel.SERVICES);
    assertThat(event.fields())
        .containsEntry("service", "auditd.service")
        .containsEntry("status", "stopped");
  }

  @Test
  void anUnknownMessageHasNoModel() {
    Event event = event(HEAD + "app[3]: whatever");
    assertThat(event.model()).isNull();
    assertThat(event.fields())
        .containsEntry("app", "app")
        .containsEntry("process_id", "3")
        .doesNotContainKeys("event_kind", "action");
  }

  @Test
  void aMissingTimeIsTheReceiptsAndSaysSo() {
    Event event = event("sshd[7]: Failed password for root from 203.0.113.78 port 7 ssh2");
    assertThat(event.time()).isEqualTo(NOW);
    assertThat(event.problems()).containsExactly("time_missing");
    assertThat(event.eventKey()).isEmpty();
    assertThat(event.fields()).containsEntry("src", "203.0.113.78");
  }

  @Test
  void copiesHaveOneKeyWhateverTheirFractionOfASecond() {
    String message = " web1 sshd[9]: Invalid user x from 192.0.2.7 port 5";
    String key = event("2026-11-24T10:00:00.123+00:00" + message).eventKey();
    assertThat(key).isNotEmpty().isEqualTo(event("Nov 24 10:00:00" + message).eventKey());
    assertThat(event("Nov 24 10:00:01" + message).eventKey()).isNotEqualTo(key);
  }

  @Test
  void aBrokenLineIsQuarantined() {
    Event event = event("{\"a\":");
    assertThat(event.quarantined()).isTrue();
    assertThat(event.model()).isNull();
    assertThat(event.problems()).anyMatch(problem -> problem.startsWith("unreadable: JSON"));
    assertThat(event.lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "::ffff:1.2.3.4, 1.2.3.4",
    "::FFFF:1.2.3.4, 1.2.3.4",
    "192.030.0.06, 192.30.0.6",
    "010.0.0.1, 10.0.0.1",
    "10.0.0.1, 10.0.0.1",
    "2001:DB8::1, 2001:db8::1",
    "[2001:db8::1], 2001:db8::1",
    "host.0example.net, host.0example.net",
    "UNKNOWN, ''",
    "?, ''"
  })
  void addressesAreWrittenOneWay(String logged, String normal) {
    assertThat(AddressText.normal(logged)).isEqualTo(normal);
  }

  @Test
  void everyKindThatIsReadHasAMeaning() throws IOException {
    Set<String> read = new TreeSet<>();
    Map<String, Map<String, Object>> families = yaml("/dev/yagura/parse/auth/messages.yaml");
    families
        .values()
        .forEach(
            family ->
                read.addAll(
                    ((Map<?, ?>) family.get("messages"))
                        .keySet().stream().map(Object::toString).toList()));
    Set<String> written =
        Set.of(
            "sshd.accepted",
            "sshd.failed_password",
            "sshd.failed_none",
            "sshd.failed_publickey",
            "sshd.failed_publickey_unknown_user",
            "sshd.postponed",
            "sshd.partial",
            "pam.authentication_failure",
            "pam.authentication_more_failures",
            "sudo.command",
            "sudo.refused",
            "sudo.note",
            "sudo.problem",
            "sudo.command_continued");
    read.addAll(written);
    Map<String, Map<String, Object>> meanings = yaml("/dev/yagura/normalize/message.yaml");
    assertThat(meanings.get("kinds").keySet()).containsExactlyInAnyOrderElementsOf(read);
  }

  private static Map<String, Map<String, Object>> yaml(String resource) throws IOException {
    try (InputStream stream = MessageNormalizerTest.class.getResourceAsStream(resource)) {
      return new Yaml().load(stream);
    }
  }

  private static Event event(String line) {
    ParseSettings settings = new ParseSettings(null, ZoneId.of("UTC"), null, NOW);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    LogRecord record = PARSERS.forBody(settings).parse(new RawLine(1, 1, bytes, bytes.length + 1));
    Origin origin = new Origin("web1.example", "/var/log/auth.log", null, NOW);
    return record instanceof LogRecord.Message message
        ? NORMALIZER.normalize(message, origin)
        : NORMALIZER.normalize((LogRecord.Unreadable) record, origin);
  }
}

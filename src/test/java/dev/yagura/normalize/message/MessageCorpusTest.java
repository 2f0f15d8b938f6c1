package dev.yagura.normalize.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.event.RawLine;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Kinds and fields against what loghub's, Elastic's and Wazuh's authors say of their lines. */
class MessageCorpusTest {

  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final LogParsers PARSERS = new LogParsers();
  private static final MessageNormalizer NORMALIZER = new MessageNormalizer();

  private final List<String> wrong = new ArrayList<>();
  private int judged;

  /** OpenSSH's templates by loghub's numbers; a kind for each. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("E1", "sshd.accepted"),
          Map.entry("E2", "sshd.connection_closed"),
          Map.entry("E3", "sshd.no_identification"),
          Map.entry("E4", "sshd.too_many_failures"),
          Map.entry("E5", "sshd.too_many_failures"),
          Map.entry("E6", "sshd.client_auth_failed"),
          Map.entry("E7", "sshd.received_disconnect_error"),
          Map.entry("E8", "sshd.failed_none"),
          Map.entry("E9", "sshd.failed_password"),
          Map.entry("E10", "sshd.failed_password"),
          Map.entry("E11", "sshd.connection_reset"),
          Map.entry("E12", "sshd.invalid_user_note"),
          Map.entry("E13", "sshd.invalid_user"),
          Map.entry("E14", "sshd.failed_password"),
          Map.entry("E15", "pam.authentication_more_failures"),
          Map.entry("E16", "pam.authentication_more_failures"),
          Map.entry("E17", "pam.authentication_more_failures"),
          Map.entry("E18", "sshd.max_retries"),
          Map.entry("E19", "pam.authentication_failure"),
          Map.entry("E20", "pam.authentication_failure"),
          Map.entry("E21", "pam.user_unknown"),
          Map.entry("E22", "pam.session_closed"),
          Map.entry("E23", "pam.session_opened"),
          Map.entry("E24", "sshd.received_disconnect"),
          Map.entry("E25", "sshd.received_disconnect"),
          Map.entry("E26", "sshd.received_disconnect"),
          Map.entry("E27", "sshd.reverse_mapping"));

  @Test
  void loghubOpenSsh() throws IOException {
    String name = "loghub/OpenSSH/OpenSSH_2k.first1500.log";
    List<String> lines = Corpora.lines(name);
    List<String> truth = Corpora.lines(name + "_structured.csv");
    LogParser parser = PARSERS.forBody(new ParseSettings(null, ZoneId.of("UTC"), null, NOW));
    int attempts = 0;
    for (int i = 0; i < lines.size(); i++) {
      List<String> want = Csv.fields(truth.get(i + 1).strip());
      Event event = event(parser, lines.get(i).strip());
      Object kind = event.fields().get("event_kind");
      attempts += "sshd.failed_password".equals(kind) ? event.count() : 0;
      judge(KINDS.getOrDefault(want.get(7), "").equals(kind), lines.get(i), event);
    }
    report("loghub OpenSSH kinds");
    assertThat(wrong).isEmpty();
    assertThat(attempts).isEqualTo(expectedAttempts(truth));
  }

  private static int expectedAttempts(List<String> truth) {
    int attempts = 0;
    for (String line : truth.subList(1, truth.size())) {
      List<String> fields = Csv.fields(line.strip());
      switch (fields.get(7)) {
        case "E9", "E10" -> attempts++;
        case "E14" -> attempts += Integer.parseInt(fields.get(6).split(" ")[2]);
        default -> {}
      }
    }
    return attempts;
  }

  @Test
  void loghubLinux() throws IOException {
    String name = "loghub/Linux/Linux_2k.first1500.log";
    List<String> lines = Corpora.lines(name);
    List<String> truth = Corpora.lines(name + "_structured.csv");
    LogParser parser = PARSERS.forBody(new ParseSettings(null, ZoneId.of("UTC"), null, NOW));
    Map<String, String> kinds = new TreeMap<>();
    List.of("E15", "E16", "E17", "E18", "E19")
        .forEach(id -> kinds.put(id, "pam.authentication_failure"));
    kinds.putAll(
        Map.of(
            "E27", "pam.user_unknown",
            "E91", "login.opened",
            "E101", "pam.session_closed",
            "E102", "pam.session_opened",
            "E103", "pam.session_opened"));
    for (int i = 0; i < lines.size(); i++) {
      String wanted = kinds.get(Csv.fields(truth.get(i + 1).strip()).get(8));
      if (wanted != null) {
        Event event = event(parser, lines.get(i).strip());
        judge(wanted.equals(event.fields().get("event_kind")), lines.get(i), event);
      }
    }
    report("loghub Linux kinds");
    assertThat(judged).isGreaterThan(700);
    assertThat(wrong).isEmpty();
  }

  @Test
  void elasticSystemAuth() throws IOException {
    LogParser parser =
        PARSERS.forBody(new ParseSettings(null, ZoneId.of("UTC"), Year.of(2022), NOW));
    List<Event> events =
        Corpora.lines("elastic/system-auth.log").stream().map(l -> event(parser, l)).toList();
    for (String row : rows("elastic/system-auth.expected.tsv")) {
      String[] want = row.split("\t", -1);
      Event event = events.get(Integer.parseInt(want[0]) - 1);
      boolean right =
          event.time().toString().equals(want[1]) && want[2].equals(event.reportedHost());
      right &= want[3].equals(event.fields().get("app"));
      boolean sudo = want[3].equals("sudo");
      boolean iam = want[5].startsWith("iam");
      String who = sudo ? "src_user" : iam ? "object" : "user";
      right &= has(event, who, want[8]) && has(event, "src", want[10]);
      right &= has(event, "src_port", want[11]) && has(event, "authentication_method", want[12]);
      right &= !sudo || has(event, "user", want[9]);
      right &= iam || has(event, "action", sudo && want[7].isEmpty() ? "" : want[7]);
      judge(right, row, event);
    }
    report("elastic system-auth");
    assertThat(judged).isEqualTo(10);
    assertThat(wrong).isEmpty();
  }

  @Test
  void elasticSystemAuthModern() throws IOException {
    LogParser parser = PARSERS.forBody(new ParseSettings(null, null, null, NOW));
    List<Event> events =
        Corpora.lines("elastic/system-auth-modern.log").stream()
            .map(l -> event(parser, l))
            .toList();
    for (String row : rows("elastic/system-auth-modern.expected.tsv")) {
      String[] want = row.split("\t", -1);
      Event event = events.get(Integer.parseInt(want[0]) - 1);
      if (want[1].equals("service-stop")) {
        judge(has(event, "command", "/bin/systemctl stop rsyslog"), row, event);
        continue;
      }
      String object = want[1].startsWith("user") ? want[6] : want[7];
      String category = want[1].substring(0, want[1].indexOf('-'));
      boolean right = has(event, "object", object) && has(event, "object_category", category);
      // The lines of the shadow file tell of the same act: no action of their own.
      boolean second = String.join("", want).contains("second line");
      String action = second ? "" : want[1].substring(want[1].indexOf('-') + 1);
      judge(right && event.fields().getOrDefault("action", "").equals(action), row, event);
    }
    for (Event event : events) {
      judge(
          event.fields().containsKey("event_kind") || "systemd".equals(event.fields().get("app")),
          "some kind",
          event);
    }
    report("elastic system-auth-modern");
    assertThat(wrong).isEmpty();
  }

  @Test
  void elasticPam() throws IOException {
    LogParser parser = PARSERS.forBody(new ParseSettings(null, ZoneId.of("UTC"), null, NOW));
    List<Event> events =
        Corpora.lines("elastic/system-auth-pam.log").stream().map(l -> event(parser, l)).toList();
    for (String row : rows("elastic/system-auth-pam.expected.tsv")) {
      String[] want = row.split("\t", -1);
      Event event = events.get(Integer.parseInt(want[0]) - 1);
      String who = want[2].equals("iam") ? "object" : "user";
      int count = row.contains("stands for 2") ? 2 : 1;
      judge(
          has(event, who, want[4]) && has(event, "src", want[6]) && event.count() == count,
          row,
          event);
    }
    report("elastic system-auth-pam");
    assertThat(wrong).isEmpty();
  }

  @Test
  void wazuh() throws IOException {
    LogParser parser = PARSERS.forBody(new ParseSettings(null, ZoneId.of("UTC"), null, NOW));
    Map<String, List<String>> kinds =
        Map.of(
            "5710",
                List.of(
                    "sshd.postponed",
                    "sshd.invalid_user",
                    "sshd.pam_error",
                    "sshd.failed_password",
                    "sshd.auth_ended",
                    "sshd.disconnecting"),
            "5716", List.of("sshd.failed_none"),
            "5758", List.of("sshd.max_attempts"),
            "5760", List.of("sshd.pam_error", "sshd.failed_password"),
            "5718", List.of("sshd.user_not_allowed"),
            "5401", List.of("sudo.refused"),
            "5404", List.of("sudo.refused"),
            "5405", List.of("sudo.refused"),
            "5403", List.of("sudo.command"),
            "5503", List.of("pam.authentication_failure"));
    for (String file : List.of("sshd", "sudo", "pam")) {
      List<String> pending = new ArrayList<>();
      for (String line : Corpora.lines("wazuh/" + file + ".ini")) {
        if (line.startsWith("[")) {
          pending.clear();
        } else if (line.matches("log \\d+ pass = .*")) {
          pending.add(line.substring(line.indexOf('=') + 2));
        } else if (line.startsWith("rule = ") && kinds.containsKey(line.substring(7))) {
          List<String> wanted = kinds.get(line.substring(7));
          for (String log : pending) {
            Event event = event(parser, log);
            judge(wanted.contains(event.fields().get("event_kind")), log, event);
          }
        }
      }
    }
    report("wazuh kinds");
    assertThat(judged).isGreaterThan(25);
    assertThat(wrong).isEmpty();
  }

  private static List<String> rows(String file) throws IOException {
    List<String> lines = Corpora.lines(file);
    return lines.subList(1, lines.size());
  }

  private static boolean has(Event event, String field, String value) {
    return value.equals(event.fields().getOrDefault(field, "")) || value.isEmpty();
  }

  private void judge(boolean right, String line, Event event) {
    judged++;
    if (!right) {
      wrong.add(line + " -> " + event.time() + " " + event.fields());
    }
  }

  private void report(String name) {
    System.out.printf(
        "%s: %d right, %d wrong of %d%n", name, judged - wrong.size(), wrong.size(), judged);
    wrong.stream().limit(20).forEach(line -> System.out.println("  " + line));
  }

  private static Event event(LogParser parser, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    LogRecord record = parser.parse(new RawLine(1, 1, bytes, bytes.length));
    return NORMALIZER.normalize(
        (LogRecord.Message) record, new Origin("host", "auth.log", null, NOW));
  }
}

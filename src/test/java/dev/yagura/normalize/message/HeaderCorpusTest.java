package dev.yagura.normalize.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The header split as rsyslog's own tests and loghub's authors made it. */
class HeaderCorpusTest {

  private static final LogParsers PARSERS = new LogParsers();
  private static final ParseSettings SETTINGS =
      new ParseSettings("syslog", ZoneId.of("UTC"), null, Instant.parse("2026-11-25T00:00:00Z"));
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ENGLISH);

  /** A year after the time: rsyslog takes it for the host, as its authors know. */
  private static final String YEAR_AS_HOST = "AUG 10 22:18:24 2009";

  private final List<String> wrong = new ArrayList<>();
  private int judged;

  @Test
  void rsyslog() throws IOException {
    JsonNode tests = JsonMapper.shared().readTree(Corpora.text("rsyslog/parser-cases/cases.json"));
    for (JsonNode test : tests) {
      if (!test.get("output_template").asString().startsWith("%PRI%")) {
        continue;
      }
      for (int i = 0; i < test.get("inputs").size(); i++) {
        String input = test.get("inputs").get(i).asString();
        judge(input, test.get("expected_lines").get(i).asString());
      }
    }
    report("rsyslog headers");
    assertThat(judged).isEqualTo(32);
    assertThat(wrong).hasSize(1).allMatch(line -> line.contains(YEAR_AS_HOST));
  }

  private void judge(String input, String expected) {
    String[] want = expected.split(",", 6);
    Header header = header(input);
    String day = want[3].replaceAll("^(\\w+) +0?", "$1 ");
    String offset = input.contains("-07:00") ? "-07:00" : "Z";
    Instant time = header.time();
    String found =
        String.join(
            ",",
            header.facts().getOrDefault("facility", "user"),
            header.facts().getOrDefault("severity", "notice"),
            time == null ? "" : STAMP.format(time.atOffset(ZoneOffset.of(offset))),
            Objects.requireNonNullElse(header.host(), "$RS_HOSTNAME"));
    String wanted = String.join(",", want[1], want[2], day, want[4]);
    String program = Objects.requireNonNullElse(header.program(), "");
    judged++;
    if (!found.equals(wanted) || !want[5].startsWith(program)) {
      wrong.add(input + " -> " + found + "," + program + ", wanted " + expected);
    }
  }

  @Test
  void loghub() throws IOException {
    split("OpenSSH", 5, 6, 7);
    split("Linux", 5, 6, 7);
    report("loghub headers");
    assertThat(judged).isEqualTo(3000);
    assertThat(wrong).isEmpty();
  }

  private void split(String set, int component, int pid, int content) throws IOException {
    String name = "loghub/" + set + "/" + set + "_2k.first1500.log";
    List<String> lines = Corpora.lines(name);
    List<String> truth = Corpora.lines(name + "_structured.csv");
    for (int i = 0; i < lines.size(); i++) {
      List<String> want = Csv.fields(truth.get(i + 1).strip());
      String line = lines.get(i).strip();
      Header header = header(line);
      // In the set OpenSSH the column of the program holds the host.
      String host = set.equals("OpenSSH") ? want.get(component - 1) : want.get(4);
      String program = set.equals("OpenSSH") ? "sshd" : want.get(component);
      String process = want.get(set.equals("OpenSSH") ? component : pid);
      boolean right =
          host.equals(header.host())
              && header.program() != null
              && program.replace("-- root", "login").replaceAll(" .*", "").equals(header.program())
              && process.equals(Objects.requireNonNullElse(header.pid(), ""));
      judged++;
      if (!right) {
        wrong.add(
            line
                + " -> "
                + header.host()
                + " "
                + header.program()
                + " "
                + header.pid()
                + ", wanted "
                + want.subList(0, content));
      }
    }
  }

  private void report(String name) {
    System.out.printf(
        "%s: %d right, %d wrong of %d%n", name, judged - wrong.size(), wrong.size(), judged);
    wrong.stream().limit(20).forEach(line -> System.out.println("  " + line));
  }

  private static Header header(String line) {
    LogParser parser = PARSERS.forBody(SETTINGS);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    LogRecord record = parser.parse(new RawLine(1, 1, bytes, bytes.length));
    return record.header();
  }
}

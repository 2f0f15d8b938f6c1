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
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines that fail2ban's authors judged, by the rules that its corpus states. */
class Fail2banCorpusTest {

  private static final String JUDGEMENT = "# failJSON: ";
  private static final String OPTIONS = "# filterOptions: ";
  private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
  private static final Instant NOW = Instant.parse("2005-08-14T12:00:00Z");

  /** Its authors gave up this old form of PAM's tag; it tells a failure nonetheless. */
  private static final String OLD_TAG = "pop(pam_unix)[4920]";

  private final MessageNormalizer normalizer = new MessageNormalizer();
  private final List<String> wrong = new ArrayList<>();
  private int judged;

  @Test
  void sshd() throws IOException {
    judge("fail2ban/logs/sshd");
    report("sshd");
    assertThat(judged).isEqualTo(155);
    assertThat(wrong).isEmpty();
  }

  @Test
  void pam() throws IOException {
    judge("fail2ban/logs/pam-generic");
    report("pam-generic");
    assertThat(judged).isEqualTo(9);
    assertThat(wrong).hasSize(1).allMatch(line -> line.contains(OLD_TAG));
  }

  private void report(String name) {
    System.out.printf(
        "fail2ban %s: %d right, %d wrong of %d%n",
        name, judged - wrong.size(), wrong.size(), judged);
    wrong.forEach(line -> System.out.println("  " + line));
  }

  private void judge(String file) throws IOException {
    LogParser parser = new LogParsers().forBody(new ParseSettings(null, ZONE, null, NOW));
    Fail2banJudge sshd = new Fail2banJudge();
    JsonNode judgement = null;
    String mode = "";
    int number = 0;
    for (String line : Corpora.lines(file)) {
      number++;
      if (line.startsWith(OPTIONS)) {
        mode = mode(line.substring(OPTIONS.length()));
      } else if (line.startsWith(JUDGEMENT)) {
        judgement = JsonMapper.shared().readTree(line.substring(JUDGEMENT.length()));
      } else if (!line.isBlank() && !line.startsWith("#") && judgement != null) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        LogRecord record = parser.parse(new RawLine(number, 1, bytes, bytes.length + 1));
        Event event =
            normalizer.normalize(
                (LogRecord.Message) record, new Origin("host", "auth.log", null, NOW));
        String constraint = judgement.path("constraint").asString("");
        String modeHere = constraint.contains("== 'aggressive'") ? "aggressive" : mode;
        boolean failure =
            file.endsWith("sshd")
                ? sshd.counts(event, modeHere)
                : "pam.authentication_failure".equals(event.fields().get("event_kind"));
        String fault = fault(judgement, event, failure);
        judged++;
        if (fault != null) {
          wrong.add(number + " " + fault + ": " + line + " -> " + event.fields());
        }
        judgement = null;
      }
    }
  }

  private static String mode(String options) {
    JsonNode first = JsonMapper.shared().readTree(options);
    return (first.isArray() ? first.get(0) : first).path("mode").asString("");
  }

  private static @Nullable String fault(JsonNode judgement, Event event, boolean failure) {
    if (failure != judgement.path("match").asBoolean()) {
      return "failure is " + failure;
    }
    if (judgement.has("time")) {
      LocalDateTime time = LocalDateTime.ofInstant(event.time(), ZONE).withNano(0);
      if (!time.toString()
          .equals(LocalDateTime.parse(judgement.get("time").asString()).toString())) {
        return "time is " + time;
      }
    }
    if (!failure) {
      return null;
    }
    if (judgement.has("host")
        && !AddressText.normal(judgement.get("host").asString())
            .equals(event.fields().get("src"))) {
      return "source is " + event.fields().get("src");
    }
    if (judgement.has("user")
        && !judgement.get("user").asString().equals(event.fields().getOrDefault("user", ""))) {
      return "user is " + event.fields().get("user");
    }
    return null;
  }
}

package dev.yagura.parse.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.RawLine;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LineParserPropertyTest {

  private static final LogParsers PARSERS = new LogParsers();
  private static final ParseSettings SETTINGS =
      new ParseSettings(
          null, ZoneId.of("America/New_York"), null, Instant.parse("2026-11-25T04:00:00Z"));

  /** Whatever the bytes, there is a record, and no text in it holds what PostgreSQL refuses. */
  @Property(tries = 1000)
  void anyBytesGiveARecord(@ForAll byte[] bytes) {
    holds(PARSERS.forBody(SETTINGS).parse(new RawLine(1, 1, bytes, bytes.length)));
  }

  @Property(tries = 3000)
  void piecesOfLogLinesGiveARecord(@ForAll("lines") String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    LogParser parser = PARSERS.forBody(SETTINGS);
    parser.parse(new RawLine(1, 1, bytes, bytes.length));
    holds(parser.parse(new RawLine(2, 1, bytes, bytes.length)));
  }

  private static void holds(LogRecord record) {
    assertThat(record.header()).isNotNull();
    if (record instanceof LogRecord.Message message) {
      assertThat(message.count()).isPositive();
      assertThat(message.text()).doesNotContain("\0");
      for (Map.Entry<String, String> value : message.values().entrySet()) {
        assertThat(value.getValue()).as(value.getKey()).isNotEmpty().doesNotContain("\0");
      }
    }
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.of(
            "<38>",
            "<",
            ">",
            "1 ",
            "Feb 29 ",
            "Jan  1 ",
            "2025 ",
            "10:00:00",
            "2025-02-28T",
            "+25:00",
            "Z",
            " ",
            " ",
            " ",
            "host",
            "sshd[",
            "12",
            "]",
            ": ",
            "sudo: ",
            "Failed password for ",
            "invalid user ",
            " from ",
            "192.0.2.1",
            " port 5",
            " ssh2",
            "message repeated ",
            "3 times: [ ",
            "last message repeated ",
            "pam_unix(sshd:auth): ",
            "authentication failure; ",
            "logname=",
            " uid=",
            " euid=",
            " tty=",
            " ruser=",
            " rhost=",
            " user=",
            "2 more authentication failures; ",
            "COMMAND=",
            " ; ",
            "TTY=",
            " : ",
            "#012",
            "#000",
            "\0",
            "[preauth]",
            "-",
            "[a b=\"",
            "\"]",
            "Connection closed by authenticating user ",
            "(root) CMD (",
            ")",
            "{",
            "\"",
            "}",
            "reverse mapping checking getaddrinfo for ",
            "PAM ",
            "(pam_unix) ",
            "\n",
            "'",
            "new user: name=")
        .list()
        .ofMaxSize(25)
        .map(pieces -> String.join("", pieces));
  }
}

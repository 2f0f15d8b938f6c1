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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineParserTest {

  private static final LogParsers PARSERS = new LogParsers();
  private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
  private static final String AUDIT = "type=EOE msg=audit(1700000000.123:45): ";
  private static final String EVENT =
      "<Event><System><Provider Name=\"Linux-Sysmon\"/><EventID>5</EventID></System>"
          + "<EventData><Data Name=\"ProcessId\">7</Data></EventData></Event>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nov 24 10:00:00 h sshd[1]: Connection from 192.0.2.1 | linux_secure",
        "Nov 24 10:00:00 h sudo: a : TTY=x ; PWD=/ ; USER=root ; COMMAND=/bin/id | linux_secure",
        "Nov 24 10:00:00 h vsftpd: pam_unix(vsftpd:auth): check pass; user unknown | linux_secure",
        "Nov 24 10:00:00 h app(pam_unix)[2]: session closed for user x | linux_secure",
        "Nov 24 10:00:00 h systemd-logind[1]: Removed session 3. | linux_secure",
        "Nov 24 10:00:00 h CRON[3]: (root) CMD (true) | syslog",
        "Nov 24 10:00:00 h kernel: eth0: link up | syslog",
        "no header at all | syslog",
      })
  void theSourcetypeIsSeen(String line, String sourcetype) {
    assertThat(parse(null, line).sourcetype()).isEqualTo(sourcetype);
  }

  @Test
  void auditRecordsAreKnownWhereverTheyStand() {
    for (String line :
        new String[] {
          AUDIT,
          "node=h " + AUDIT,
          "Nov 24 10:00:00 h audispd: node=h " + AUDIT,
          "Nov 24 10:00:00 h audisp-syslog[9]: " + AUDIT,
          "Nov 24 10:00:00 h kernel: [   12.345678] audit: type=1400 audit(1700000000.1:5): x=1",
        }) {
      assertThat(parse(null, line)).as(line).isInstanceOf(LogRecord.Audit.class);
      assertThat(parse(null, line).sourcetype()).isEqualTo("auditd");
      assertThat(parse("linux_audit", line).sourcetype()).isEqualTo("linux_audit");
    }
  }

  @Test
  void aProgramCannotPassItsTextOffAsAnAuditRecordOrASysmonEvent() {
    assertThat(parse(null, "Nov 24 10:00:00 h logger: " + AUDIT))
        .isInstanceOf(LogRecord.Message.class);
    assertThat(parse(null, "Nov 24 10:00:00 h sshd[1]: Invalid user " + EVENT + " from 192.0.2.1"))
        .isInstanceOf(LogRecord.Message.class);
  }

  @Test
  void sysmonEventsAreKnownWithAndWithoutHeader() {
    assertThat(parse(null, EVENT)).isInstanceOf(LogRecord.Sysmon.class);
    LogRecord record = parse("syslog", "Nov 24 10:00:00 h sysmon[716]: " + EVENT);
    assertThat(record).isInstanceOf(LogRecord.Sysmon.class);
    assertThat(record.sourcetype()).isEqualTo("sysmon:linux");
    assertThat(record.header().host()).isEqualTo("h");
  }

  @Test
  void aDeclaredFormatMustHold() {
    assertThat(parse("auditd", "Nov 24 10:00:00 h sshd[1]: x"))
        .isInstanceOfSatisfying(
            LogRecord.Unreadable.class,
            line -> assertThat(line.reason()).startsWith("Expected an audit record"));
    assertThat(parse("sysmon:linux", "plain")).isInstanceOf(LogRecord.Unreadable.class);
    assertThat(parse("sysmon:linux", "{\"a\":1}")).isInstanceOf(LogRecord.Unreadable.class);
    assertThat(parse("sysmon:linux", "Nov 24 10:00:00 h sysmon[3]: Sysmon v1.0.0"))
        .isInstanceOf(LogRecord.Message.class);
  }

  @Test
  void brokenJsonIsUnreadableAndOtherJsonIsNot() {
    assertThat(parse(null, "{\"a\":"))
        .isInstanceOfSatisfying(
            LogRecord.Unreadable.class, line -> assertThat(line.reason()).contains("byte "));
    assertThat(parse(null, "{\"a\":1}")).isInstanceOf(LogRecord.Message.class);
    String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThat(parse(null, deep)).isNotNull();
    assertThat(parse(null, "[".repeat(10_000))).isInstanceOf(LogRecord.Message.class);
  }

  @Test
  void anExportedLineIsReadAsTheLine() {
    LogRecord record =
        parse(
            null,
            "{\"@timestamp\":\"2026-11-24T10:00:00.5Z\",\"host\":{\"name\":\"web1\"},"
                + "\"message\":\"sshd[5]: Failed password for bob from 192.0.2.7 port 9 ssh2\"}");
    assertThat(record)
        .isInstanceOfSatisfying(
            LogRecord.Message.class,
            message -> {
              assertThat(message.kind()).isEqualTo("sshd.failed_password");
              assertThat(message.header().host()).isEqualTo("web1");
              assertThat(message.header().time()).isEqualTo("2026-11-24T10:00:00.5Z");
              assertThat(message.header().pid()).isEqualTo("5");
            });
    LogRecord splunk =
        parse(
            null,
            "{\"result\":{\"_raw\":\"Nov 24 10:00:00 h su: + /dev/pts/1 bob:root\","
                + "\"host\":\"other\",\"_time\":\"1795514400.25\"}}");
    assertThat(splunk.header().host()).isEqualTo("h");
    assertThat(((LogRecord.Message) splunk).kind()).isEqualTo("su.opened");
    LogRecord store =
        parse(
            null,
            "{\"SyslogMessage\":\""
                + EVENT.replace("\"", "\\\"")
                + "\",\"HostName\":\"u\","
                + "\"ProcessName\":\"sysmon\"}");
    assertThat(store).isInstanceOf(LogRecord.Sysmon.class);
  }

  @Test
  void aNewlineInsideAValueMakesNoSecondRecord() {
    LogRecord record =
        parse(
            null,
            "{\"message\":\"x\\nJan  1 00:00:00 db1 sshd[1]: Accepted password for root from"
                + " 10.0.0.1 port 1 ssh2\"}");
    assertThat(((LogRecord.Message) record).kind()).isEmpty();
    assertThat(record.header().host()).isNull();
  }

  @Test
  void nulAndBrokenBytesAreShown() {
    byte[] bytes =
        "Nov 24 10:00:00 h sshd[1]: Failed password for invalid user ?\0? from 192.0.2.7 port 9 ssh2"
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0xff : bytes[i];
    }
    LogRecord.Message message =
        (LogRecord.Message) parser(null).parse(new RawLine(1, 1, bytes, bytes.length));
    assertThat(message.values()).containsEntry("user", "\uFFFD\\x00\uFFFD");
    assertThat(message.values()).containsEntry("src", "192.0.2.7");
    assertThat(((LogRecord.Message) parse(null, "{\"message\":\"su: a\\u0000b\"}")).text())
        .isEqualTo("a\\x00b");
  }

  @Test
  void repeatsStandForMore() {
    LogParser parser = parser(null);
    String head = "Nov 24 10:00:00 h sshd[1]: ";
    String failed = "Failed password for root from 192.0.2.1 port 5";
    LogRecord.Message first = message(parser, head + failed + " ssh2");
    LogRecord.Message inner = message(parser, head + "message repeated 3 times: [ " + failed + "]");
    message(parser, "Nov 24 10:00:01 other sshd[1]: Connection from 192.0.2.9 port 1");
    LogRecord.Message last = message(parser, "Nov 24 10:00:02 h last message repeated 2 times");
    assertThat(first.count()).isEqualTo(1);
    assertThat(inner.count()).isEqualTo(3);
    assertThat(inner.kind()).isEqualTo("sshd.failed_password");
    assertThat(last.count()).isEqualTo(2);
    assertThat(last.values()).containsEntry("src", "192.0.2.1");
    assertThat(last.header().program()).isEqualTo("sshd");
    assertThat(last.header().time()).isEqualTo("2026-11-24T10:00:02Z");
  }

  @Test
  void anAddressIsTakenFromTheSameProcessWhileItsGraceLasts() {
    LogParser parser = parser(null);
    String end = "Disconnecting: Too many authentication failures for root [preauth]";
    message(
        parser, "Nov 24 10:00:00 h sshd[1]: Connection from 192.0.2.1 port 50 on 10.0.0.1 port 22");
    assertThat(message(parser, "Nov 24 10:01:59 h sshd[1]: " + end).values())
        .containsEntry("src", "192.0.2.1")
        .containsEntry("src_port", "50");
    assertThat(message(parser, "Nov 24 10:01:59 h sshd[2]: " + end).values())
        .doesNotContainKey("src");
    assertThat(message(parser, "Nov 24 10:01:59 g sshd[1]: " + end).values())
        .doesNotContainKey("src");
    assertThat(message(parser, "Nov 24 10:02:01 h sshd[1]: " + end).values())
        .doesNotContainKey("src");
  }

  @Test
  void anAmbiguousSourceIsToldAndSettledByTheConnection() {
    String line =
        "Nov 24 10:00:01 h sshd[1]: Failed password for invalid user a from 10.0.0.9 port 1 ssh2: b"
            + " from 192.0.2.1 port 50 ssh2";
    LogRecord.Message alone = message(parser(null), line);
    assertThat(alone.values()).containsEntry("src", "10.0.0.9");
    assertThat(alone.header().problems()).contains("ambiguous_source");
    LogParser parser = parser(null);
    message(
        parser, "Nov 24 10:00:00 h sshd[1]: Connection from 192.0.2.1 port 50 on 10.0.0.1 port 22");
    LogRecord.Message settled = message(parser, line);
    assertThat(settled.values())
        .containsEntry("src", "192.0.2.1")
        .containsEntry("src_port", "50")
        .containsEntry("user", "a from 10.0.0.9 port 1 ssh2: b");
    assertThat(settled.header().problems()).contains("ambiguous_source");
  }

  @Test
  void aForgedEntryOfTheJournalIsMarked() {
    String entry =
        "{\"__REALTIME_TIMESTAMP\":\"1795514400000000\",\"_HOSTNAME\":\"h\",\"_COMM\":\"%s\","
            + "\"_PID\":\"9\",\"SYSLOG_IDENTIFIER\":\"sshd\",\"_EXE\":\"%s\","
            + "\"MESSAGE\":\"Accepted password for root from 192.0.2.1 port 5 ssh2\"}";
    LogRecord forged = parse(null, entry.formatted("logger", "/usr/bin/logger"));
    assertThat(((LogRecord.Message) forged).kind()).isEqualTo("sshd.accepted");
    assertThat(forged.header().problems()).containsExactly("claimed_program: _COMM is logger");
    assertThat(
            parse(null, entry.formatted("sshd-session", "/usr/lib/sshd-session"))
                .header()
                .problems())
        .isEmpty();
    assertThat(parse(null, entry.formatted("sshd", "/tmp/sshd")).header().problems())
        .containsExactly("claimed_program: _EXE is /tmp/sshd");
  }

  @Test
  void linesThatWereJoinedDoNotChangeAReading() {
    byte[] bytes =
        "Nov 24 10:00:00 h sshd[1]: Invalid user x from 192.0.2.1 port 5\n  from 10.0.0.1 port 6"
            .getBytes(StandardCharsets.UTF_8);
    LogRecord record = parser(null).parse(new RawLine(1, 2, bytes, bytes.length));
    assertThat(((LogRecord.Message) record).values()).containsEntry("src", "192.0.2.1");
  }

  private static LogRecord.Message message(LogParser parser, String line) {
    return (LogRecord.Message) parser.parse(raw(line));
  }

  private static LogRecord parse(@Nullable String sourcetype, String line) {
    return parser(sourcetype).parse(raw(line));
  }

  private static LogParser parser(@Nullable String sourcetype) {
    return PARSERS.forBody(new ParseSettings(sourcetype, ZoneId.of("UTC"), null, NOW));
  }

  private static RawLine raw(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new RawLine(1, 1, bytes, bytes.length + 1);
  }
}

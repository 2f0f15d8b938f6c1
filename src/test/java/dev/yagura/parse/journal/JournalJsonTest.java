package dev.yagura.parse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yagura.event.RawLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalJsonTest {

  private static final String COMMON =
      "\"__REALTIME_TIMESTAMP\":\"1772600767123456\",\"_HOSTNAME\":\"Db1\"";

  private final JournalJson reader = new JournalJson();

  private Optional<JournalEntry> read(String text) throws UnreadableJsonException {
    return reader.read(line(text.getBytes(StandardCharsets.UTF_8)), text);
  }

  private JournalEntry entry(String more) throws UnreadableJsonException {
    return read("{" + COMMON + more + "}").orElseThrow();
  }

  private static RawLine line(byte[] bytes) {
    return new RawLine(1, 1, bytes, bytes.length + 1);
  }

  @Test
  void readsAnEntry() throws Exception {
    JournalEntry entry =
        entry(
            ",\"__CURSOR\":\"s=1;i=2\",\"PRIORITY\":\"6\",\"SYSLOG_FACILITY\":\"10\","
                + "\"SYSLOG_IDENTIFIER\":\"sshd\",\"SYSLOG_PID\":\"1\",\"_PID\":\"812\","
                + "\"_COMM\":\"sshd-session\",\"_UID\":\"0\",\"CODE_FILE\":\"x.c\","
                + "\"_SYSTEMD_UNIT\":\"ssh.service\",\"MESSAGE\":\"hello \\u00e4\"");
    assertThat(entry.message()).isEqualTo("hello ä");
    assertThat(entry.header().time()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456Z"));
    assertThat(entry.header().host()).isEqualTo("Db1");
    assertThat(entry.header().program()).isEqualTo("sshd");
    assertThat(entry.header().pid()).isEqualTo("812");
    assertThat(entry.header().problems()).isEmpty();
    assertThat(entry.header().facts())
        .containsEntry("_COMM", "sshd-session")
        .containsEntry("_UID", "0")
        .containsEntry("_SYSTEMD_UNIT", "ssh.service")
        .containsEntry("__CURSOR", "s=1;i=2")
        .containsEntry("PRIORITY", "6")
        .containsEntry("severity", "6")
        .containsEntry("facility", "10")
        .doesNotContainKeys("MESSAGE", "SYSLOG_IDENTIFIER", "SYSLOG_PID", "CODE_FILE");
    assertThat(entry.fields()).containsEntry("CODE_FILE", List.of("x.c"));
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of("\"text\"", "text", List.of()),
        Arguments.of("[104,105,27,195,164]", "hi\u001bä", List.of()),
        Arguments.of("[104,105,27,-61,-92]", "hi\u001bä", List.of()),
        Arguments.of("[255,65]", "\uFFFDA", List.of()),
        Arguments.of("[\"one\",\"two\"]", "one\ntwo", List.of()),
        Arguments.of("[[111,110,101],\"two\",[27]]", "one\ntwo\n\u001b", List.of()),
        Arguments.of("[]", "", List.of()),
        Arguments.of("null", "", List.of("field_left_out: MESSAGE")),
        Arguments.of("[65,999,66]", "A?B", List.of("odd_byte: MESSAGE")),
        Arguments.of("[65,99999999999999999999,66]", "A?B", List.of("odd_byte: MESSAGE")),
        Arguments.of("[65,1.5]", "A?", List.of("odd_byte: MESSAGE")),
        Arguments.of("{\"a\":[{}]}", "", List.of("nested_value: MESSAGE")),
        Arguments.of("[\"a\",{\"b\":1}]", "a", List.of("nested_value: MESSAGE")),
        Arguments.of("\"a\\u0000b\"", "a\\x00b", List.of()),
        Arguments.of("[97,0,98]", "a\\x00b", List.of()),
        Arguments.of("\"\\ud800x\"", "\uFFFDx", List.of()),
        Arguments.of("42", "42", List.of()),
        Arguments.of("true", "true", List.of()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsEveryFormOfAMessage(String json, String message, List<String> problems)
      throws Exception {
    JournalEntry entry = entry(",\"MESSAGE\":" + json);
    assertThat(entry.message()).isEqualTo(message);
    assertThat(entry.header().problems()).isEqualTo(problems);
  }

  @Test
  void needsNoMessage() throws Exception {
    assertThat(entry("").message()).isEmpty();
    assertThat(entry("").fields()).doesNotContainKey("MESSAGE");
  }

  @Test
  void prefersTheSourcesOwnTime() throws Exception {
    assertThat(entry(",\"_SOURCE_REALTIME_TIMESTAMP\":\"1000001\"").header().time())
        .isEqualTo(Instant.parse("1970-01-01T00:00:01.000001Z"));
    assertThat(entry(",\"_SOURCE_REALTIME_TIMESTAMP\":\"soon\"").header().time())
        .isEqualTo(Instant.parse("2026-03-04T05:06:07.123456Z"));
    JournalEntry without = read("{\"_HOSTNAME\":\"h\",\"MESSAGE\":\"m\"}").orElseThrow();
    assertThat(without.header().time()).isNull();
  }

  @Test
  void fallsBackToCommandNameAndClaimedPid() throws Exception {
    JournalEntry entry = entry(",\"_COMM\":\"cron\",\"SYSLOG_PID\":\"9\"");
    assertThat(entry.header().program()).isEqualTo("cron");
    assertThat(entry.header().pid()).isEqualTo("9");
  }

  @Test
  void keepsWhatTheAuditTransportTells() throws Exception {
    JournalEntry entry =
        entry(
            ",\"_TRANSPORT\":\"audit\",\"_AUDIT_TYPE\":\"1326\",\"_AUDIT_ID\":\"7\","
                + "\"_AUDIT_FIELD_SIG\":[\"0\",\"1\"],\"MESSAGE\":\"SECCOMP auid=1\"");
    assertThat(entry.header().facts())
        .containsEntry("_TRANSPORT", "audit")
        .containsEntry("_AUDIT_TYPE", "1326")
        .containsEntry("_AUDIT_ID", "7")
        .containsEntry("_AUDIT_FIELD_SIG", "0");
    assertThat(entry.fields()).containsEntry("_AUDIT_FIELD_SIG", List.of("0", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001e", "data: ", "data:", "\uFEFF", "  "})
  void readsPrefixedObjects(String prefix) throws Exception {
    assertThat(read(prefix + "{" + COMMON + ",\"MESSAGE\":\"m\"}\r").orElseThrow().message())
        .isEqualTo("m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[{\"MESSAGE\":\"m\"}]",
        "7",
        "\"text\"",
        "null",
        "{\"SyslogMessage\":\"m\",\"HostName\":\"h\"}",
        "{\"MESSAGE\":\"m\"}",
        "{\"_HOSTNAME\":\"h\"}",
        "{\"a\":[[[[{\"b\":[]}]]]]}"
      })
  void leavesOtherJsonAlone(String text) throws Exception {
    assertThat(read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":|5",
        "{\"a\"|4",
        "{\"a\":1} x|8",
        "{\"a\":1}{}|7",
        "{'a':1}|1",
        "hello|0",
        "{\"a\":\"b|7",
        "{\"ä\":x}|6"
      })
  void saysWhereItIsNotJson(String text, long offset) {
    UnreadableJsonException problem =
        catchThrowableOfType(UnreadableJsonException.class, () -> read(text));
    assertThat(problem.byteOffset()).isEqualTo(offset);
    assertThat(problem).hasMessageMatching("[ -~]{10,200}");
  }

  @Test
  void countsBytesThatAreNotUtf8AsTheyWereSent() {
    byte[] bytes = "{\"a\":\"__\",x}".getBytes(StandardCharsets.ISO_8859_1);
    bytes[6] = (byte) 0xff;
    bytes[7] = (byte) 0xfe;
    String text = new String(bytes, StandardCharsets.UTF_8);
    UnreadableJsonException problem =
        catchThrowableOfType(UnreadableJsonException.class, () -> reader.read(line(bytes), text));
    assertThat(problem.byteOffset()).isBetween(10L, 11L);
  }

  @Test
  void refusesDepthWithoutOverflowingTheStack() {
    String deep = "{\"a\":" + "[".repeat(500_000);
    assertThat(catchThrowableOfType(UnreadableJsonException.class, () -> read(deep)))
        .hasMessageContaining("depth");
  }

  @Test
  void printsNoTextOfTheLineUnescaped() {
    String text = "{\"_HOSTNAME\":\"h\",\"MESSAGE\":\"m\", \u001b[31m}";
    assertThat(catchThrowableOfType(UnreadableJsonException.class, () -> read(text)))
        .hasMessageMatching("[ -~]+");
  }

  @Test
  void listsOnlySoManyProblems() throws Exception {
    StringBuilder nulls = new StringBuilder();
    for (int index = 0; index < 500; index++) {
      nulls.append(",\"N\u001b").append(index).append("\":null");
    }
    List<String> problems =
        entry(nulls.toString().replace("\u001b", "\\u001b")).header().problems();
    assertThat(problems).hasSize(16).allMatch(problem -> problem.matches("[ -~]+"));
  }
}

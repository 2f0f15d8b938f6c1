package dev.yagura.parse.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import dev.yagura.parse.ParseSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apr 14 19:28:21 web1 sshd[7]: hello",
        "Apr 14 19:28:21 web1 sshd[7]:hello",
        "apr 14 19:28:21 web1 sshd[7]: hello",
        " Apr 14 19:28:21 web1 sshd[7]: hello",
        "Apr 14 19:28:21: web1 sshd[7]: hello",
        "<38>Apr 14 19:28:21 web1 sshd[7]: hello",
        "<38> Apr 14 2026 19:28:21 web1 sshd[7]: hello",
        "Apr 14 2026 19:28:21 web1 sshd[7]: hello",
        "Apr 14 19:28:21 2026 web1 sshd[7]: hello",
        "2026 Apr 14 19:28:21 web1 sshd[7]: hello",
        "2026-04-14T19:28:21+00:00 web1 sshd[7]: hello",
        "2026-04-14T21:28:21.000000+02:00 web1 sshd[7]: hello",
        "<38>2026-04-14T19:28:21Z web1 sshd[7]: hello",
        "2026-04-14 12:28:21.000-0700  web1 sshd[7]: hello",
        "<38>1 2026-04-14T19:28:21.0Z web1 sshd 7 - - hello",
        "<38>1 2026-04-14T19:28:21.0Z web1 sshd 7 - [a@1 b=\"[x] \\\"y\\]\"][c@1] \uFEFFhello",
        "Apr 14 19:28:21 <auth.info> web1 sshd[7]: hello",
        "Apr 14 19:28:21 <4.6> web1 sshd[7]: hello",
        "Apr 14 19:28:21 [web1] sshd[7]: hello",
        "Apr 14 19:28:21 web1 sshd[7]: [ID 800047 auth.info] hello",
      })
  void allFormsSayTheSame(String line) {
    Envelope envelope = read(line);
    Header header = envelope.header();
    assertThat(header.time()).isEqualTo("2026-04-14T19:28:21Z");
    assertThat(header.host()).isEqualTo("web1");
    assertThat(header.program()).isEqualTo("sshd");
    assertThat(header.pid()).isEqualTo("7");
    assertThat(envelope.message()).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Apr  4 19:28:21 sshd[7]: x | - | sshd | 7 | x",
        "Apr  4 19:28:21 [sshd]: x | - | sshd | - | x",
        "Apr  4 19:28:21 [sshd] x y | - | sshd | - | x y",
        "<27>daemon: no date | - | daemon | - | no date",
        "Apr  4 19:28:21 web1 | web1 | - | - | ''",
        "Apr  4 19:28:21 | - | - | - | ''",
        "Apr  4 19:28:21 web1 sudo: a : b | web1 | sudo | - | a : b",
        "Apr  4 19:28:21 web1 su(pam_unix)[9]: x | web1 | su(pam_unix) | 9 | x",
        "Apr  4 19:28:21 web1 (systemd)[1]: x | web1 | (systemd) | 1 | x",
        "Apr  4 19:28:21 web1 rsyslogd-2177: x | web1 | rsyslogd-2177 | - | x",
        "Apr  4 19:28:21 web1 postfix/smtpd[7]: x | web1 | postfix/smtpd | 7 | x",
        "Apr  4 19:28:21 web1 snap.foo.bar[1]: x | web1 | snap.foo.bar | 1 | x",
        "Apr  4 19:28:21 web1 gdm-password]: x | web1 | gdm-password | - | x",
        "Apr  4 19:28:21 web1 tag no colon | web1 | tag | - | no colon",
        "Apr  4 19:28:21 2001:db8::1 sshd[1]: x | 2001:db8::1 | sshd | 1 | x",
        "Apr  4 19:28:21 a@b/c_d sshd[1]: x | a@b/c_d | sshd | 1 | x",
        "Apr  4 19:28:21 web1 last message repeated 3 times | web1 | - | - | last message repeated 3 times",
        "sshd[7]: headless | - | sshd | 7 | headless",
        "sudo: headless | - | sudo | - | headless",
        "R QUOTATION log line | - | - | - | R QUOTATION log line",
        "error: no program | - | - | - | error: no program",
        "<999>Apr  4 19:28:21 web1 a: x | web1 | a | - | x",
        "<13>1 minute: left | - | - | - | 1 minute: left",
      })
  void hostAndTagMayBeMissing(
      String line,
      @Nullable String host,
      @Nullable String program,
      @Nullable String pid,
      String message) {
    Envelope envelope = read(line);
    assertThat(envelope.header().host()).isEqualTo(host);
    assertThat(envelope.header().program()).isEqualTo(program);
    assertThat(envelope.header().pid()).isEqualTo(pid);
    assertThat(envelope.message()).isEqualTo(message);
  }

  @Test
  void rfc5424MayHaveNothing() {
    Envelope envelope = read("<13>1 - - - - - -  two blanks");
    assertThat(envelope.header().time()).isNull();
    assertThat(envelope.header().host()).isNull();
    assertThat(envelope.header().program()).isNull();
    assertThat(envelope.message()).isEqualTo(" two blanks");
    assertThat(envelope.header().facts()).containsEntry("facility", "user");
  }

  @Test
  void anUnknownOffsetIsMarked() {
    Header header =
        read("<13>1 2026-04-14T19:28:21Z h a - - [timeQuality tzKnown=\"0\"] x").header();
    assertThat(header.problems()).contains("zone_assumed");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01T01:00:05Z, America/New_York, Dec 31 20:00:00, 2025-01-01T01:00:00Z",
    "2025-01-01T00:10:00Z, UTC, Dec 31 23:59:59, 2024-12-31T23:59:59Z",
    "2025-12-31T23:50:00Z, UTC, Jan  1 00:10:00, 2026-01-01T00:10:00Z",
    "2025-06-01T00:00:00Z, UTC, Jun  2 00:00:00, 2025-06-02T00:00:00Z",
    "2025-06-01T00:00:00Z, UTC, Jun  2 00:00:01, 2024-06-02T00:00:01Z",
    "2026-11-25T00:00:00Z, UTC, Feb 29 10:00:00, 2024-02-29T10:00:00Z",
    "2024-02-28T00:00:00Z, UTC, Feb 29 10:00:00, 2020-02-29T10:00:00Z",
    "2024-03-01T10:00:00Z, UTC, Mar  1 09:00:00, 2024-03-01T09:00:00Z",
    "2005-08-14T12:00:00Z, UTC, Sep 29 16:28:05, 2004-09-29T16:28:05Z",
    "2026-11-25T02:00:00Z, Asia/Tokyo, Nov 25 11:00:00, 2026-11-25T02:00:00Z",
  })
  void aMissingYearIsTheLatestPossible(Instant arrived, ZoneId zone, String time, Instant wanted) {
    SyslogReader reader = reader(new ParseSettings(null, zone, null, arrived));
    Header header = reader.read(raw(time + " h a: x"), time + " h a: x").header();
    assertThat(header.time()).isEqualTo(wanted);
    assertThat(header.problems()).isEmpty();
  }

  @Test
  void aStatedYearGoesOnThroughNewYear() {
    SyslogReader reader = reader(new ParseSettings(null, ZoneId.of("UTC"), Year.of(2019), NOW));
    assertThat(time(reader, "Nov 30 10:00:00")).isEqualTo("2019-11-30T10:00:00Z");
    assertThat(time(reader, "Dec 31 23:59:59")).isEqualTo("2019-12-31T23:59:59Z");
    assertThat(time(reader, "Jan  1 00:00:01")).isEqualTo("2020-01-01T00:00:01Z");
    assertThat(time(reader, "Dec 31 23:59:58")).isEqualTo("2019-12-31T23:59:58Z");
    assertThat(time(reader, "Jan  1 00:00:02")).isEqualTo("2020-01-01T00:00:02Z");
    assertThat(time(reader, "Feb 29 00:00:00")).isEqualTo("2020-02-29T00:00:00Z");
    assertThat(time(reader, "Dec  1 00:00:00")).isEqualTo("2020-12-01T00:00:00Z");
    assertThat(time(reader, "Jan  2 00:00:00")).isEqualTo("2021-01-02T00:00:00Z");
  }

  @Test
  void aStatedYearWithoutThatDayIsContradicted() {
    SyslogReader reader = reader(new ParseSettings(null, ZoneId.of("UTC"), Year.of(2019), NOW));
    Header header = reader.read(raw("Feb 29 10:00:00 h a: x"), "Feb 29 10:00:00 h a: x").header();
    assertThat(header.time()).isEqualTo("2016-02-29T10:00:00Z");
    assertThat(header.problems()).singleElement().asString().startsWith("year_contradicted");
  }

  @Test
  void withoutAZoneItIsUtcAndMarked() {
    Header header = read("Nov  1 10:00:00 h a: x").header();
    assertThat(header.time()).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(header.problems()).containsExactly("zone_assumed");
    assertThat(read("2026-11-01T10:00:00+01:00 h a: x").header().problems()).isEmpty();
  }

  @Test
  void theHourThatIsSkippedMovesForwardAndTheDoubleOneIsTheEarlier() {
    SyslogReader reader = reader(new ParseSettings(null, ZoneId.of("Europe/Zurich"), null, NOW));
    Header gap = reader.read(raw("Mar 29 02:30:00 h a: x"), "Mar 29 02:30:00 h a: x").header();
    assertThat(gap.time()).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(gap.problems()).containsExactly("time_in_gap");
    Header twice = reader.read(raw("Oct 25 02:30:00 h a: x"), "Oct 25 02:30:00 h a: x").header();
    assertThat(twice.time()).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(twice.problems()).containsExactly("time_ambiguous");
    Header after = reader.read(raw("Oct 25 03:30:00 h a: x"), "Oct 25 03:30:00 h a: x").header();
    assertThat(after.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Feb 30 10:00:00 h a: x",
        "Apr 31 10:00:00 h a: x",
        "Apr  1 24:00:00 h a: x",
        "2025-02-29T10:00:00Z h a: x",
        "2025-13-01T10:00:00 h a: x",
        "<13>1 2025-02-30T10:00:00Z h a - - - x"
      })
  void aDayThatIsNoneIsToldAndTheRestIsRead(String line) {
    Header header = read(line).header();
    assertThat(header.time()).isNull();
    assertThat(header.host()).isEqualTo("h");
    assertThat(header.problems()).singleElement().asString().startsWith("time_unreadable");
  }

  @Test
  void aLeapSecondIsTheNextMinute() {
    assertThat(read("2016-12-31T23:59:60Z h a: x").header().time())
        .isEqualTo("2017-01-01T00:00:00Z");
  }

  private static @Nullable Instant time(SyslogReader reader, String time) {
    return reader.read(raw(time + " h a: x"), time + " h a: x").header().time();
  }

  private static Envelope read(String line) {
    return reader(new ParseSettings(null, null, null, NOW)).read(raw(line), line);
  }

  private static SyslogReader reader(ParseSettings settings) {
    return new SyslogReader(settings, "sudo"::equals);
  }

  private static RawLine raw(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new RawLine(1, 1, bytes, bytes.length + 1);
  }
}

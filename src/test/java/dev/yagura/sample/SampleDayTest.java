package dev.yagura.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleDayTest {

  private static final Instant NOW = Instant.parse("2026-11-25T09:30:00.250Z");
  private static final Pattern STAMP =
      Pattern.compile("type=(\\w+) msg=audit\\((\\d+)\\.(\\d{3}):(\\d+)\\): .*");

  private static final Pattern FAILED =
      Pattern.compile("Failed password for .* from ([0-9.]+) port");

  private static final List<SampleFile> DAY = SampleDay.generate(NOW, 7);

  @Test
  void isTheSameForTheSameTimeAndSeed() {
    List<SampleFile> again = SampleDay.generate(NOW, 7);
    for (int i = 0; i < DAY.size(); i++) {
      assertThat(again.get(i).content()).isEqualTo(DAY.get(i).content());
    }
    assertThat(SampleDay.generate(NOW, 8).get(0).content()).isNotEqualTo(DAY.get(0).content());
  }

  @Test
  void isAFewMegabytesOfThreeHosts() {
    assertThat(DAY)
        .extracting(SampleFile::host)
        .contains("sample-web-1", "sample-db-1", "sample-app-1")
        .hasSize(7);
    for (long seed = 1; seed <= 5; seed++) {
      int bytes =
          SampleDay.generate(NOW, seed).stream().mapToInt(file -> file.content().length).sum();
      assertThat(bytes).isBetween(1_500_000, 4_000_000);
    }
    assertThat(DAY).allSatisfy(file -> assertThat(lines(file)).hasSizeGreaterThan(40));
  }

  @Test
  void isoTimesRiseWithinTheLastDay() {
    for (String name : List.of("/var/log/auth.log", "/var/log/cron.log", "/var/log/sysmon.log")) {
      Instant last = NOW.minus(Duration.ofHours(24)).minusSeconds(1);
      for (String line : lines(file("sample-web-1", name))) {
        Instant time = OffsetDateTime.parse(line.substring(0, line.indexOf(' '))).toInstant();
        assertThat(time).isBetween(last, NOW);
        last = time;
      }
    }
  }

  @Test
  void auditSerialsRiseAndEachEventEndsWithItsTitle() {
    long lastSerial = 0;
    String lastType = "";
    for (String line : lines(file("sample-app-1", "/var/log/audit/audit.log"))) {
      Matcher stamp = STAMP.matcher(line);
      assertThat(stamp.matches()).as(line).isTrue();
      long serial = Long.parseLong(stamp.group(4));
      assertThat(serial).isBetween(lastSerial, lastSerial == 0 ? serial : lastSerial + 1);
      if (serial != lastSerial && !lastType.isEmpty()) {
        assertThat(lastType).matches("PROCTITLE|USER_.*|DAEMON_.*");
      }
      lastSerial = serial;
      lastType = stamp.group(1);
    }
  }

  @Test
  void auditIsSilentWhileItsDaemonIsStopped() {
    List<String> lines = lines(file("sample-app-1", "/var/log/audit/audit.log"));
    int end = indexOf(lines, "type=DAEMON_END");
    assertThat(lines.get(end + 1)).startsWith("type=DAEMON_START");
    assertThat(lines.get(end - 1)).startsWith("type=PROCTITLE");
  }

  @Test
  void sysmonIsWellFormedAndCountsItsRecords() throws Exception {
    DocumentBuilder reader = reader();
    long last = 0;
    for (String line : lines(file("sample-web-1", "/var/log/sysmon.log"))) {
      Element event = parse(reader, line.substring(line.indexOf("<Event>")));
      long record = Long.parseLong(text(event, "EventRecordID"));
      assertThat(record).isGreaterThan(last);
      assertThat(text(event, "Computer")).isEqualTo("sample-web-1");
      last = record;
    }
  }

  @Test
  void journalLinesAreJsonWithSysmonInside() throws Exception {
    DocumentBuilder reader = reader();
    Set<String> cursors = new HashSet<>();
    for (String line : lines(file("sample-db-1", "sysmon.service.json"))) {
      JsonNode entry = JsonMapper.shared().readTree(line);
      assertThat(entry.get("SYSLOG_IDENTIFIER").asString()).isEqualTo("sysmon");
      assertThat(cursors.add(entry.get("__CURSOR").asString())).isTrue();
      assertThat(text(parse(reader, entry.get("MESSAGE").asString()), "Computer"))
          .isEqualTo("sample-db-1");
    }
  }

  @Test
  void theSameActIsSeenByAuditBySysmonAndInTheLogOfSudo() {
    String act = "apt-get update -o APT::Update::Pre-Invoke::=/bin/sh";
    assertThat(lines(file("sample-web-1", "/var/log/auth.log")))
        .filteredOn(line -> line.contains("COMMAND=/usr/bin/" + act))
        .hasSize(1);
    assertThat(lines(file("sample-web-1", "/var/log/sysmon.log")))
        .filteredOn(line -> line.contains("<Data Name=\"CommandLine\">sudo " + act))
        .hasSize(1);
    assertThat(lines(file("sample-app-1", "/var/log/audit/audit.log")))
        .filteredOn(line -> line.contains("a4=\"APT::Update::Pre-Invoke::=/bin/sh\""))
        .filteredOn(line -> line.contains("a0=\"sudo\""))
        .hasSize(1);
  }

  @Test
  void strangersOfAnOrdinaryDayStayBelowTheThresholds() {
    for (SampleFile file : DAY) {
      Map<String, Long> failures =
          lines(file).stream()
              .map(FAILED::matcher)
              .filter(Matcher::find)
              .collect(Collectors.groupingBy(found -> found.group(1), Collectors.counting()));
      failures.remove("203.0.113.66");
      assertThat(failures.values()).allSatisfy(count -> assertThat(count).isLessThan(8));
    }
  }

  @Test
  void theIntruderGuessesUntilOnePasswordFits() {
    List<String> lines = lines(file("sample-web-1", "/var/log/auth.log"));
    assertThat(lines)
        .filteredOn(line -> line.matches(".* Failed password .* from 203\\.0\\.113\\.66 .*"))
        .hasSize(48);
    assertThat(lines)
        .filteredOn(line -> line.contains("Accepted password for carol from 203.0.113.66 "))
        .hasSize(1);
  }

  private static SampleFile file(String host, String name) {
    return DAY.stream()
        .filter(file -> file.host().equals(host) && file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(SampleFile file) {
    return new String(file.content(), StandardCharsets.UTF_8).lines().toList();
  }

  private static int indexOf(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError("no line starts with " + start);
  }

  private static DocumentBuilder reader() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder();
  }

  private static Element parse(DocumentBuilder reader, String xml) throws Exception {
    return reader.parse(new InputSource(new StringReader(xml))).getDocumentElement();
  }

  private static String text(Element event, String name) {
    return event.getElementsByTagName(name).item(0).getTextContent();
  }
}

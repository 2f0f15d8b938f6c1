package dev.yagura.parse.sysmon;

import static dev.yagura.parse.sysmon.SysmonSample.envelope;
import static dev.yagura.parse.sysmon.SysmonSample.event;
import static dev.yagura.parse.sysmon.SysmonSample.head;
import static dev.yagura.parse.sysmon.SysmonSample.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SysmonParserTest {

  @Test
  void readsSystemAndData() {
    LogRecord.Sysmon sysmon =
        read(event(1, "UtcTime", "2026-03-04 05:06:07.120", "CommandLine", "id -u", "User", "ann"));
    assertThat(sysmon.eventId()).isEqualTo(1);
    assertThat(sysmon.sourcetype()).isEqualTo("sysmon:linux");
    assertThat(sysmon.header().time()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456789Z"));
    assertThat(sysmon.header().host()).isEqualTo("Web1");
    assertThat(sysmon.header().problems()).isEmpty();
    assertThat(sysmon.system())
        .containsEntry("Name", "Linux-Sysmon")
        .containsEntry("Guid", "{11111111-2222-3333-4444-555555555555}")
        .containsEntry("EventRecordID", "42")
        .containsEntry("SystemTime", "2026-03-04T05:06:07.123456789Z")
        .containsEntry("ProcessID", "77")
        .containsEntry("ThreadID", "78")
        .containsEntry("Channel", "Linux-Sysmon/Operational")
        .containsEntry("UserId", "0");
    assertThat(sysmon.data())
        .containsExactly(
            Map.entry("UtcTime", "2026-03-04 05:06:07.120"),
            Map.entry("CommandLine", "id -u"),
            Map.entry("User", "ann"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9, 10, 11, 16, 22, 23, 24, 26, 255, 0, 29, 4096})
  void keepsEveryIdWhole(int id) {
    LogRecord.Sysmon sysmon = read(event(id, "UtcTime", "x", "SomethingNew", "kept"));
    assertThat(sysmon.eventId()).isEqualTo(id);
    assertThat(sysmon.data()).containsEntry("SomethingNew", "kept").hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a &lt;b&gt; &amp;&quot;&apos;|a <b> &\"'",
        "&lt unknown process&gt |<unknown process>",
        "&quot SELECT 1&quot |\"SELECT 1\"",
        "&lt|<",
        "a&amp|a&",
        "&amp;lt;|&lt;",
        "&amp;amp;gt;|&amp;gt;",
        "&amp lt;|&lt;",
        "&#38;lt;|&lt;",
        "&#x41;&#X42;&#67;|ABC",
        "&#128512;|\uD83D\uDE00",
        "&#0;|&#0;",
        "&#xD800;|&#xD800;",
        "&#9999999999;|&#9999999999;",
        "&x;|&x;",
        "&gte;|&gte;",
        "a & b &|a & b &",
        "&;&#;&#x;|&;&#;&#x;",
        "tail ]]> here|tail ]]> here",
      })
  void decodesEveryEntityOnce(String written, String meant) {
    assertThat(read(event(1, "CommandLine", written)).data()).containsEntry("CommandLine", meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&x;", "&lt unknown", "a & b", "<b>", "&#0;", "&amp"})
  void saysWhatIsNotWellFormed(String written) {
    assertThat(read(event(1, "CommandLine", written)).header().problems())
        .containsExactly("not_well_formed");
  }

  @Test
  void decodesEscapesOfRsyslog() {
    String written = "a#012b#011c#033[0m #303#244 #377 #101 #9 #000 &#35;012 #";
    assertThat(read(event(1, "CommandLine", written)).data())
        .containsEntry("CommandLine", "a\nb\tc\u001b[0m ä #377 #101 #9 \\x00 #012 #");
  }

  @Test
  void neverHandsOutNul() {
    String written = "a\0b";
    assertThat(read(event(1, "CommandLine", written, "X", "<![CDATA[\0]]>")).data())
        .containsEntry("CommandLine", "a\\x00b")
        .containsEntry("X", "\\x00");
  }

  @Test
  void leavesOutWhatIsAbsent() {
    String zero = "{00000000-0000-0000-0000-000000000000}";
    String half = "{d65774de-8d10-6175-0000-000000000000}";
    LogRecord.Sysmon sysmon =
        read(
            event(
                1,
                "RuleName",
                "-",
                "CommandLine",
                "cat -",
                "ProcessGuid",
                zero,
                "LogonGuid",
                half,
                "SourceProcessGUID",
                zero,
                "Image",
                zero,
                "Product",
                ""));
    assertThat(sysmon.data())
        .containsExactly(
            Map.entry("CommandLine", "cat -"),
            Map.entry("LogonGuid", half),
            Map.entry("Image", zero),
            Map.entry("Product", ""));
  }

  @Test
  void readsOtherSpellings() {
    String message =
        """
        <?xml version='1.0'?>
        <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>
          <System xmlns="x">
            <Provider Guid='{g}' Name='Linux-Sysmon'/>
            <EventID Qualifiers='0'>
              3
            </EventID>
            <TimeCreated SystemTime = '2026-03-04T07:06:07+02:00' />
            <Computer>web1</Computer>
          </System>
          <!-- <Data Name="User">nobody</Data> -->
          <EventData>
            <Data
               type="x"  Name = 'Image' >/bin/a&quot;b</Data >
            <Data Name=Plain>p</Data>
            <Data Name="Empty"/>
            <Data name="Lower">l</Data>
            <Data Name="Text"><![CDATA[<a> &amp; b]]> &amp; c</Data>
            <Extra>e</Extra>
          </EventData>
          <RenderingInfo><Message>no field</Message></RenderingInfo>
        </Event>
        """;
    assertThat(SysmonParser.looksLike(message)).isTrue();
    LogRecord.Sysmon sysmon = read(message);
    assertThat(sysmon.eventId()).isEqualTo(3);
    assertThat(sysmon.header().time()).isEqualTo(Instant.parse("2026-03-04T05:06:07Z"));
    assertThat(sysmon.data())
        .containsExactly(
            Map.entry("Image", "/bin/a\"b"),
            Map.entry("Plain", "p"),
            Map.entry("Empty", ""),
            Map.entry("Lower", "l"),
            Map.entry("Text", "<a> &amp; b & c"),
            Map.entry("Extra", "e"));
    assertThat(sysmon.header().problems()).containsExactly("not_well_formed");
  }

  @Test
  void expandsNoEntityOfADtd() {
    String message =
        "<!DOCTYPE Event [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]>"
            + event(1, "CommandLine", "a &x; &y; b");
    assertThat(SysmonParser.looksLike(message)).isTrue();
    assertThat(read(message).data()).containsEntry("CommandLine", "a &x; &y; b");
    assertThat(read(message).header().problems()).containsExactly("not_well_formed");
  }

  @Test
  void keepsTheValueThatWasCut() {
    LogRecord.Sysmon sysmon =
        read(
            head(1)
                + "<Data Name=\"User\">ann</Data><Data Name=\"CommandLine\">java -Xmx1g -cp /o");
    assertThat(sysmon.data())
        .containsEntry("User", "ann")
        .containsEntry("CommandLine", "java -Xmx1g -cp /o");
    assertThat(sysmon.header().problems()).containsExactly("truncated: CommandLine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Data Name=\"CommandLine\">abc</Da|truncated: CommandLine",
        "<Data Name=\"CommandLine\">abc<|truncated: CommandLine",
        "<Data Name=\"CommandLine\">abc</Data|truncated: between fields",
        "<Data Name=\"CommandLine\">abc</Data>|truncated: between fields",
        "<Data Name=\"CommandLine\">abc</Data><Data Na|truncated: between fields",
        "<Data Name=\"CommandLine\">abc</Data><Data Name=\"User|truncated: between fields",
        "<Data Name=\"CommandLine\">abc</Data><Data Name=\"User\">|truncated: User",
        "<Data Name=\"CommandLine\">abc</Data></Event|truncated: between fields",
        "<Data Name=\"CommandLine\">abc</Data></EventData></Event|truncated: between fields",
      })
  void takesNoPieceOfATagForAValue(String cut, String problem) {
    LogRecord.Sysmon sysmon = read(head(1) + cut);
    assertThat(sysmon.header().problems()).containsExactly(problem);
    assertThat(sysmon.data()).containsExactly(Map.entry("CommandLine", "abc"));
  }

  @Test
  void cannotReadAnEventWithoutId() {
    String whole = event(1, "User", "ann");
    String cut = whole.substring(0, whole.indexOf("</EventID>"));
    for (String message : List.of(cut, "<Event></Event>", "no event", "<EventData>")) {
      LogRecord record = new SysmonParser().parse(envelope("h"), message, "sysmon:linux");
      assertThat(record).isInstanceOf(LogRecord.Unreadable.class);
      assertThat(((LogRecord.Unreadable) record).reason()).startsWith("Expected ");
    }
  }

  @Test
  void doesNotTakeHalfAComputerForAHost() {
    String whole = event(1, "User", "ann");
    LogRecord.Sysmon sysmon = read(whole.substring(0, whole.indexOf("eb1</Computer>")));
    assertThat(sysmon.header().host()).isEqualTo("web1");
    assertThat(sysmon.header().problems()).containsExactly("truncated: Computer");
  }

  @Test
  void aSmuggledFieldDoesNotReplaceAnEarlierOne() {
    LogRecord.Sysmon sysmon =
        read(
            event(
                1,
                "Image",
                "/bin/sh",
                "CommandLine",
                "x</Data><Data Name=\"Image\">/usr/bin/good</Data></EventData>"
                    + "<System><EventID>5</EventID><Computer>other</Computer></System><EventData>"));
    assertThat(sysmon.eventId()).isEqualTo(1);
    assertThat(sysmon.header().host()).isEqualTo("Web1");
    assertThat(sysmon.data()).containsEntry("Image", "/bin/sh");
    assertThat(sysmon.header().problems()).contains("duplicate_field: Image");
  }

  @Test
  void aValueWithoutEndTagEndsAtTheNextField() {
    LogRecord.Sysmon sysmon =
        read(head(1) + "<Data Name=\"A\">1<Data Name=\"B\">2</EventData></Event>");
    assertThat(sysmon.data()).containsExactly(Map.entry("A", "1"), Map.entry("B", "2"));
    assertThat(sysmon.header().problems()).containsExactly("not_well_formed");
  }

  @Test
  void twoEventsInOneMessageAreSaid() {
    String one = event(1, "User", "ann");
    assertThat(read(one + one).header().problems()).containsExactly("more_than_one_event");
    assertThat(read(head(1) + "<Data Name=\"User\">ann</Data>" + one).header().problems())
        .containsExactly("more_than_one_event", "truncated: between fields");
    assertThat(read(one + " tail").header().problems()).containsExactly("not_well_formed");
  }

  @Test
  void limitsTheFields() {
    StringBuilder message = new StringBuilder(head(1));
    for (int index = 0; index < 1000; index++) {
      message.append("<Data Name=\"f").append(index).append("\">v</Data>");
    }
    LogRecord.Sysmon sysmon = read(message + "</EventData></Event>");
    assertThat(sysmon.data()).hasSize(EventReader.MAXIMUM_FIELDS);
    assertThat(sysmon.header().problems()).containsExactly("fields_left_out");
  }

  @Test
  void comparesTheTwoTimes() {
    assertThat(read(event(1, "UtcTime", "2026-03-04 05:05:08.000")).header().problems()).isEmpty();
    assertThat(read(event(1, "UtcTime", "2026-02-27 05:06:07.123")).header().problems())
        .containsExactly("utc_time_differs: -432001 s");
  }

  @Test
  void fallsBackToUtcTimeThenToTheEnvelope() {
    String message = event(1, "UtcTime", "2026-03-04 05:05:08.000");
    String without = message.replace("SystemTime", "Other");
    assertThat(read(without).header().time()).isEqualTo(Instant.parse("2026-03-04T05:05:08Z"));
    Instant envelopeTime = Instant.parse("2026-01-01T00:00:00Z");
    Header zoned =
        new Header(
            envelopeTime,
            "web1",
            "sysmon",
            null,
            Map.of(),
            List.of("zone_assumed"),
            SysmonSample.line(""));
    SysmonParser parser = new SysmonParser();
    assertThat(parser.parse(zoned, message, "s").header().problems()).isEmpty();
    Header none = parser.parse(zoned, event(1).replace("SystemTime", "Other"), "s").header();
    assertThat(none.time()).isEqualTo(envelopeTime);
    assertThat(none.problems()).containsExactly("zone_assumed");
  }

  @ParameterizedTest
  @CsvSource({
    "web1,",
    "WEB1.,",
    "web1.example.org,",
    "localhost,",
    "192.0.2.7,",
    "2001:db8::7,",
    "relay,host_conflict",
    "web10,host_conflict"
  })
  void comparesComputerWithTheEnvelope(String host, String problem) {
    Header header = new SysmonParser().parse(envelope(host), event(5), "s").header();
    assertThat(header.host()).isEqualTo("Web1");
    assertThat(header.problems()).isEqualTo(problem == null ? List.of() : List.of(problem));
    assertThat(header.facts().get("envelope_host")).isEqualTo(problem == null ? null : host);
  }

  @Test
  void saysWhenTheJournalKnowsAnotherWriter() {
    SysmonParser parser = new SysmonParser();
    Header forged = envelope("web1", Map.of("_COMM", "logger"), List.of());
    assertThat(parser.parse(forged, event(5), "s").header().problems())
        .containsExactly("sender_differs");
    Header real = envelope("web1", Map.of("_COMM", "sysmon"), List.of());
    assertThat(parser.parse(real, event(5), "s").header().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sysmon v1.0.0 - Monitors system events",
        "Linux-Sysmon/Operational",
        "<Event><System><Provider Name=\"Microsoft-Windows-Sysmon\"/></System></Event>",
        "<EventData>Linux-Sysmon</EventData>",
        "Failed password for invalid user <Event>Linux-Sysmon</Event> from 192.0.2.1 port 5 ssh2",
        "<x><Event>Linux-Sysmon</Event></x>"
      })
  void isNotDeceivedByWhatIsNoEvent(String message) {
    assertThat(SysmonParser.looksLike(message)).isFalse();
  }

  @Test
  void recognisesAnEventWithBlanksAndByteOrderMark() {
    assertThat(SysmonParser.looksLike("\uFEFF  " + event(1))).isTrue();
  }
}

package dev.yagura.parse.sysmon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.parse.LogRecord;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a message holds makes the reader throw, forget a field or take long. */
class SysmonHostileTest {

  private static final String MESSAGE =
      SysmonSample.event(
          1,
          "UtcTime",
          "2026-03-04 05:06:07.120",
          "Image",
          "/usr/bin/env",
          "CommandLine",
          "env -i &lt;a&gt; &quot;b#012c#303#244&amp;&#x41;",
          "User",
          "ann");

  @Property(tries = 2000)
  void readsAnyCut(@ForAll @IntRange(max = 900) int at) {
    String cut = MESSAGE.substring(0, Math.min(at, MESSAGE.length()));
    LogRecord record = parse(cut);
    if (record instanceof LogRecord.Sysmon sysmon) {
      LogRecord.Sysmon whole = (LogRecord.Sysmon) parse(MESSAGE);
      // The last value may be short of something; all before it are what they are.
      int complete = sysmon.data().size() - 1;
      sysmon.data().entrySet().stream()
          .limit(Math.max(0, complete))
          .forEach(e -> assertThat(whole.data()).containsEntry(e.getKey(), e.getValue()));
      boolean cutAway = cut.length() < MESSAGE.length();
      assertThat(sysmon.header().problems().stream().anyMatch(p -> p.startsWith("truncated")))
          .isEqualTo(cutAway);
    } else {
      assertThat(record).isInstanceOf(LogRecord.Unreadable.class);
    }
  }

  @Property(tries = 3000)
  void readsAnyMutation(@ForAll("mutations") String message) {
    LogRecord record = parse(message);
    assertThat(record).isNotNull();
    if (record instanceof LogRecord.Sysmon sysmon) {
      assertThat(sysmon.data().values()).noneMatch(value -> value.indexOf(0) >= 0);
      assertThat(sysmon.eventId()).isBetween(0, 99_999);
    }
    SysmonParser.looksLike(message);
  }

  @Provide
  Arbitrary<String> mutations() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "<",
            ">",
            "&",
            "&lt",
            "#012",
            "#",
            "\"",
            "'",
            "</Data>",
            "<Data ",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "</Event>",
            "<Event>",
            "<System>",
            "\0",
            "&#",
            "&#x",
            "\uD800",
            "=",
            "/",
            "<EventID>",
            "-");
    return Combinators.combine(
            Arbitraries.integers().between(0, MESSAGE.length()),
            Arbitraries.integers().between(0, 40),
            piece.list().ofMaxSize(4))
        .as(
            (at, remove, pieces) ->
                MESSAGE.substring(0, at)
                    + String.join("", pieces)
                    + MESSAGE.substring(Math.min(MESSAGE.length(), at + remove)));
  }

  @ParameterizedTest
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @ValueSource(
      strings = {
        "<",
        "&",
        "#",
        "#200",
        "&#",
        "&lt",
        "&#x",
        "</",
        "</D",
        "</Dat",
        "<!",
        "<!--",
        "<?",
        "<![CDATA[",
        "<![CDATA[]]>",
        "<Data ",
        "<Data Name=\"",
        "<Data Name='x'>",
        "<Data Name=\"x\">y</Data>",
        "<Data Name=\"x\"><![CDATA[",
        "<Data Name=\"x\"><![CDATA[z]]></Data>",
        "<Event",
        "<EventData>",
        "<Event>",
        "<System><a b='c'/>",
        " a=b",
        "<a ",
        "]]>",
        "<e>"
      })
  void needsTimeInProportion(String piece) {
    String filler = piece.repeat((4 << 20) / piece.length());
    for (String start : new String[] {"", "<Event>", SysmonSample.head(1)}) {
      String message = start + filler;
      assertThat(parse(message)).isNotNull();
      assertThat(parse(SysmonSample.head(1) + "<Data Name=\"CommandLine\">" + filler)).isNotNull();
      SysmonParser.looksLike(message);
    }
  }

  private static LogRecord parse(String message) {
    return new SysmonParser().parse(SysmonSample.envelope("web1"), message, "sysmon:linux");
  }
}

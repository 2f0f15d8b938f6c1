package dev.yagura;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.detect.RuleTrial;
import dev.yagura.detect.TrialMatch;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.normalize.Normalizer;
import dev.yagura.parse.AuditReassembler;
import dev.yagura.parse.LineFraming;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogParsers;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import dev.yagura.rule.starter.RuleSamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every starter rule fires on its positive samples, in each wire form, and on no near miss. */
class StarterRulesIT {

  private static ConsoleUnderTest console;

  @BeforeAll
  static void start() {
    console = ConsoleUnderTest.start();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @TestFactory
  Stream<DynamicTest> samples() {
    return RuleSamples.all().stream()
        .flatMap(
            rule ->
                rule.samples().stream()
                    .map(
                        sample ->
                            DynamicTest.dynamicTest(
                                rule.file() + ": " + sample.name(), () -> judge(rule, sample))));
  }

  private static void judge(RuleSamples rule, RuleSamples.Sample sample) throws IOException {
    List<Event> events = events(sample, rule.received());
    List<TrialMatch> matches = console.bean(RuleTrial.class).run(events, List.of(rule.ruleId()));
    assertThat(!matches.isEmpty())
        .as("%s of %s; events: %s", matches, sample.lines(), events)
        .isEqualTo(sample.alerts());
  }

  private static List<Event> events(RuleSamples.Sample sample, Instant received)
      throws IOException {
    LogParser parser =
        new LogParsers()
            .forBody(new ParseSettings(sample.sourcetype(), ZoneOffset.UTC, null, received));
    Normalizer normalizer = new Normalizer();
    AuditReassembler reassembler = new AuditReassembler();
    List<Event> events = new ArrayList<>();
    byte[] body = (String.join("\n", sample.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
    LineFraming framing = new LineFraming(new ByteArrayInputStream(body), "text/plain", 16 << 20);
    for (var line = framing.next(); line != null; line = framing.next()) {
      LogRecord record = parser.parse(line);
      if (record instanceof LogRecord.Audit audit && audit.eventTime() != null) {
        reassembler.add(audit);
      } else {
        String host = record.header().host();
        events.add(normalizer.normalize(record, origin(host == null ? "sample" : host, received)));
      }
    }
    Stream.concat(reassembler.closed().stream(), reassembler.open().stream())
        .map(group -> normalizer.normalizeAudit(group.records(), origin("sample", received), true))
        .forEach(events::add);
    return events;
  }

  private static Origin origin(String host, Instant received) {
    return new Origin(host, "", null, received);
  }

  @org.junit.jupiter.api.Test
  void everyStarterRuleRuns() {
    var rules = console.bean(dev.yagura.rule.RuleSets.class).refresh();
    assertThat(rules.problems()).isEmpty();
    assertThat(RuleSamples.all()).hasSizeGreaterThanOrEqualTo(22);
    assertThat(RuleSamples.all())
        .allSatisfy(rule -> assertThat(rules.rule(rule.ruleId())).isPresent());
  }
}

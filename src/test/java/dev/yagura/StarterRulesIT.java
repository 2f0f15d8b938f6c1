package dev.yagura;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.account.Token;
import dev.yagura.account.TokenKind;
import dev.yagura.detect.RuleTrial;
import dev.yagura.detect.TrialMatch;
import dev.yagura.event.Event;
import dev.yagura.ingest.LogReading;
import dev.yagura.ingest.Submission;
import dev.yagura.rule.RuleSets;
import dev.yagura.rule.starter.RuleSamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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
    byte[] body = (String.join("\n", sample.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
    Token token =
        new Token(
            0, "sample", TokenKind.INGEST, Set.of(), null, null, null, received, null, null, null);
    Submission submission =
        new Submission(
            "try",
            token,
            "",
            null,
            null,
            null,
            sample.sourcetype(),
            null,
            ZoneOffset.UTC,
            null,
            true,
            false,
            false,
            "text/plain");
    return console
        .bean(LogReading.class)
        .read(submission, new ByteArrayInputStream(body), received);
  }

  @Test
  void everyStarterRuleRuns() {
    var rules = console.bean(RuleSets.class).refresh();
    assertThat(rules.problems()).isEmpty();
    assertThat(RuleSamples.all()).hasSizeGreaterThanOrEqualTo(22);
    assertThat(RuleSamples.all())
        .allSatisfy(rule -> assertThat(rules.rule(rule.ruleId())).isPresent());
  }
}

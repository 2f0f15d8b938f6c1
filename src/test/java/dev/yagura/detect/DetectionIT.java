package dev.yagura.detect;

import static dev.yagura.detect.Samples.countingRule;
import static dev.yagura.detect.Samples.keywordRule;
import static dev.yagura.detect.Samples.line;
import static dev.yagura.detect.Samples.process;
import static dev.yagura.detect.Samples.processRule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yagura.SettableClock;
import dev.yagura.TestDatabase;
import dev.yagura.alert.AlertChange;
import dev.yagura.alert.AlertDetail;
import dev.yagura.alert.AlertService;
import dev.yagura.alert.AlertSummary;
import dev.yagura.event.Event;
import dev.yagura.rule.ImportReport;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleFilter;
import dev.yagura.rule.RuleState;
import dev.yagura.rule.RuleSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectionIT {

  private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");

  private SettableClock clock;
  private DetectionNode node;

  @BeforeEach
  void start() {
    clock = new SettableClock(NOW);
    node = new DetectionNode(TestDatabase.fresh(), clock);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static Instant at(long seconds) {
    return NOW.minusSeconds(3600).plusSeconds(seconds);
  }

  @Test
  void anEventThatARuleMatchesBecomesAnAlertWithItsEvidence() {
    String rule = id();
    importedOne(node.importRules(processRule(rule, "Pre-Invoke")));
    node.store(
        process(at(0), "web-1", "root", "ls"),
        process(at(1), "web-1", "root", "apt-get -o APT::Update::Pre-Invoke::=/bin/sh"));

    node.detect();
    node.detect();

    List<AlertSummary> alerts = node.alerts();
    assertThat(alerts).hasSize(1);
    AlertDetail alert = node.alert(alerts.get(0).id());
    assertThat(alert.summary().rule().id()).isEqualTo(rule);
    assertThat(alert.summary().severity()).isEqualTo("high");
    assertThat(alert.summary().status()).isEqualTo("new");
    assertThat(alert.summary().host()).isEqualTo("web-1");
    assertThat(alert.summary().entity().value()).isEqualTo("web-1");
    assertThat(alert.summary().techniques()).containsExactly("T1548.003");
    assertThat(alert.summary().count()).isEqualTo(1);
    assertThat(alert.summary().firstTime()).isEqualTo(at(1));
    assertThat(alert.evidence()).hasSize(1);
    assertThat(alert.evidence().get(0).event().get("raw").asString()).contains("Pre-Invoke");
    assertThat(alert.evidence().get(0).matched().toString()).contains("Pre-Invoke");
    assertThat(alert.history())
        .extracting(AlertDetail.HistoryEntry::kind)
        .containsExactly("created");
    assertThat(node.bean(DetectionHealth.class).status().waitingSlices()).isZero();
  }

  private void importedOne(ImportReport report) {
    assertThat(report.rejected()).isEmpty();
    assertThat(report.imported()).isEqualTo(1);
  }

  @Test
  void hintsOfAnOlderRuleSetAreMadeAgain() {
    node.importRules(processRule(id(), "first"));
    node.store(process(at(0), "web-1", "root", "second thing"));
    node.importRules(processRule(id(), "second"));

    node.detect();

    assertThat(node.alerts())
        .extracting(alert -> alert.rule().title())
        .containsExactly("Command second");
  }

  @Test
  void keywordsSeeTheRawLine() {
    node.importRules(keywordRule(id(), "segfault at"));
    node.store(
        line(at(0), "db-1", "kernel: worker[7]: Segfault at 0 ip 0"),
        line(at(1), "db-1", "kernel: nothing"));

    node.detect();

    assertThat(node.alerts()).hasSize(1);
    assertThat(node.alerts().get(0).firstTime()).isEqualTo(at(0));
  }

  @Test
  void aThresholdOverTwoReceiptsIsOneAlertInEitherOrder() {
    for (boolean laterFirst : new boolean[] {false, true}) {
      String user = "user-" + laterFirst;
      node.importRules(countingRule(id(), "gte: 10"));
      Event[] early = knocks(user, 0, 5);
      Event[] late = knocks(user, 5, 10);
      node.store(laterFirst ? late : early);
      node.detect();
      assertThat(node.alerts()).noneMatch(alert -> alert.entity().value().equals(user));
      node.store(laterFirst ? early : late);
      node.detect();
      node.detect();

      List<AlertSummary> alerts =
          node.alerts().stream().filter(alert -> alert.entity().value().equals(user)).toList();
      assertThat(alerts).as("later first: %s", laterFirst).isNotEmpty();
      assertThat(alerts).allSatisfy(alert -> assertThat(alert.count()).isEqualTo(10));
      assertThat(alerts).extracting(alert -> alert.rule().id()).doesNotHaveDuplicates();
    }
  }

  private static Event[] knocks(String user, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> process(at(i), "web-1", user, "knock " + i))
        .toArray(Event[]::new);
  }

  @Test
  void aWindowHoldsAcrossNoMoreThanItsLength() {
    node.importRules(countingRule(id(), "gte: 2"));
    node.store(process(at(0), "web-1", "ann", "knock"), process(at(301), "web-1", "ann", "knock"));
    node.detect();
    assertThat(node.alerts()).isEmpty();

    node.store(process(at(300), "web-1", "ann", "knock"));
    node.detect();
    assertThat(node.alerts()).extracting(AlertSummary::count).containsExactly(3L);
  }

  @Test
  void fifteenGroupsAreFifteenAlerts() {
    node.importRules(countingRule(id(), "gte: 3"));
    for (int run = 0; run < 3; run++) {
      int offset = run * 10;
      node.store(
          IntStream.range(0, 15)
              .boxed()
              .flatMap(
                  user ->
                      IntStream.range(0, 3)
                          .mapToObj(
                              i -> process(at(offset + i), "web-1", "user" + user, "knock " + i)))
              .toArray(Event[]::new));
      node.detect();
      assertThat(node.alerts()).hasSize(15);
    }
    assertThat(node.alerts()).extracting(AlertSummary::count).containsOnly(9L);
  }

  @Test
  void twentyFiveRulesOnOneEventAreTwentyFiveAlerts() {
    node.importRules(
        IntStream.range(0, 25).mapToObj(i -> processRule(id(), "busy")).toArray(String[]::new));
    node.store(process(at(0), "web-1", "root", "busy bee"));
    node.detect();
    assertThat(node.alerts()).hasSize(25);
  }

  @Test
  void whatFollowsAClosedAlertIsANewOneThatLinksBack() {
    node.importRules(processRule(id(), "again"));
    node.store(process(at(0), "web-1", "root", "again 1"));
    node.detect();
    AlertService alerts = node.bean(AlertService.class);
    long first = node.alerts().get(0).id();
    node.store(process(at(60), "web-1", "root", "again 2"));
    node.detect();
    assertThat(node.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(2));

    alerts.change(first, new AlertChange("closed", "testing", "ann", "a drill"), null, "ann");
    node.store(process(at(120), "web-1", "root", "again 3"));
    node.detect();

    AlertSummary second =
        node.alerts().stream().filter(alert -> alert.id() != first).findFirst().orElseThrow();
    assertThat(second.count()).isEqualTo(1);
    assertThat(node.alert(second.id()).previousAlertId()).isEqualTo(first);
    assertThat(node.alert(first).history())
        .extracting(AlertDetail.HistoryEntry::kind)
        .containsExactly("created", "status", "disposition", "assignee", "comment");
  }

  @Test
  void alertsThatALateEventJoinsBecomeOneAndSaySo() {
    node.importRules(processRule(id(), "slow"));
    node.store(
        process(at(-40 * 3600), "web-1", "root", "slow 1"),
        process(at(0), "web-1", "root", "slow 2"));
    node.detect();
    assertThat(node.alerts()).hasSize(2);

    node.store(process(at(-20 * 3600), "web-1", "root", "slow between"));
    node.detect();

    AlertSummary open =
        node.alerts().stream().filter(a -> a.status().equals("new")).findFirst().orElseThrow();
    AlertSummary merged =
        node.alerts().stream().filter(a -> a.status().equals("closed")).findFirst().orElseThrow();
    assertThat(open.count()).isEqualTo(3);
    assertThat(node.alert(open.id()).evidence()).hasSize(3);
    assertThat(merged.disposition()).isEqualTo("duplicate");
    assertThat(node.alert(merged.id()).mergedInto()).isEqualTo(open.id());
    assertThat(node.alert(open.id()).history())
        .extracting(AlertDetail.HistoryEntry::kind)
        .containsExactly("created", "merged");
  }

  @Test
  void copiesOfAnEventCountOnce() {
    node.importRules(processRule(id(), "copied"), countingRule(id(), "gte: 2"));
    node.store(process(at(0), "web-1", "root", "copied knock", "same-key"));
    node.store(process(at(0), "web-1", "root", "copied knock", "same-key"));
    node.detect();

    assertThat(node.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(1));
    assertThat(node.alert(node.alerts().get(0).id()).evidence()).hasSize(2);
  }

  @Test
  void historyIsMarkedAsBackFill() {
    node.importRules(processRule(id(), "old"));
    node.store(true, false, process(at(0), "web-1", "root", "old thing"));
    node.detect();
    assertThat(node.alerts()).singleElement().satisfies(a -> assertThat(a.backFill()).isTrue());
  }

  @Test
  void aRuleIsRunOverWhatIsAlreadyStored() {
    String rule = id();
    node.store(
        process(at(0), "web-1", "root", "sleeper one"),
        process(at(7200), "web-1", "root", "sleeper two"));
    node.detect();
    node.importRules(processRule(rule, "sleeper"));
    node.detect();
    assertThat(node.alerts()).isEmpty();

    assertThat(node.bean(RuleTrial.class).previewRange(rule, at(-10), at(10)).count()).isEqualTo(1);
    node.bean(BackFills.class).request(rule, at(-10), at(10), "ann");
    node.detect();

    assertThat(node.alerts()).singleElement().satisfies(a -> assertThat(a.backFill()).isTrue());
    assertThat(node.alerts().get(0).count()).isEqualTo(1);
    assertThat(node.bean(BackFills.class).ofRule(rule))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.outcome()).isEqualTo("done");
              assertThat(job.slicesDone()).isEqualTo(job.slicesTotal()).isEqualTo(1);
            });
  }

  @Test
  void aConditionThatCanTurnIsJudgedWhenItsWindowIsClosed() {
    node.importRules(countingRule(id(), "lt: 3"));
    node.store(process(NOW, "web-1", "quiet", "knock"));
    node.store(
        IntStream.range(0, 4)
            .mapToObj(i -> process(NOW.plusSeconds(i), "web-1", "loud", "knock " + i))
            .toArray(Event[]::new));
    node.detect();
    assertThat(node.alerts()).isEmpty();

    clock.advance(Duration.ofMinutes(20));
    node.detect();
    assertThat(node.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.entity().value()).isEqualTo("quiet"));

    node.store(
        process(NOW.plusSeconds(1), "web-1", "quiet", "knock 2"),
        process(NOW.plusSeconds(2), "web-1", "quiet", "knock 3"));
    node.detect();
    clock.advance(Duration.ofMinutes(20));
    node.detect();
    assertThat(node.alert(node.alerts().get(0).id()).history())
        .extracting(AlertDetail.HistoryEntry::kind)
        .containsExactly("created", "contradicted");
  }

  @Test
  void aTrialFindsWhatDetectionWouldAndKeepsNothing() {
    String single = id();
    String counting = id();
    node.importRules(processRule(single, "knock 1"), countingRule(counting, "gte: 2"));
    List<TrialMatch> found =
        node.bean(RuleTrial.class)
            .run(
                List.of(
                    process(at(0), "web-1", "ann", "knock 1"),
                    process(at(1), "web-1", "bob", "knock 2"),
                    process(at(2), "web-1", "ann", "knock 3")),
                List.of());
    assertThat(found).extracting(TrialMatch::rule).containsExactlyInAnyOrder(single, counting);
    assertThat(found)
        .filteredOn(match -> match.rule().equals(counting))
        .singleElement()
        .satisfies(match -> assertThat(match.matched()).containsEntry("User", "ann"));
    node.detect();
    assertThat(node.alerts()).isEmpty();
  }

  @Test
  void whatSamplesMadeIsRemovedInOneGo() {
    node.importRules(processRule(id(), "shared"));
    node.store(false, true, process(at(0), "sample-1", "root", "shared"));
    node.store(process(at(0), "web-1", "root", "shared"));
    node.detect();
    assertThat(node.alerts())
        .extracting(AlertSummary::sample)
        .containsExactlyInAnyOrder(true, false);

    assertThat(node.bean(AlertService.class).deleteSamples()).isEqualTo(1);
    assertThat(node.alerts()).extracting(AlertSummary::host).containsExactly("web-1");
  }

  @Test
  void rulesSayWhatTheyDo() {
    String runs = id();
    String quiet = id();
    node.importRules(processRule(runs, "word"), keywordRule(quiet, "other"));
    node.store(process(at(0), "web-1", "root", "a word"));
    node.detect();
    RuleCatalogue rules = node.bean(RuleCatalogue.class);
    RuleSummary summary = rules.find(runs).orElseThrow().summary();
    assertThat(summary.state()).isEqualTo(RuleState.RUNNING);
    assertThat(summary.matchesSevenDays()).isEqualTo(1);
    assertThat(summary.costMillis()).isPositive();
    assertThat(rules.find(runs).orElseThrow().sql()).singleElement().asString().contains("process");

    rules.setEnabled(runs, false, "ann");
    assertThat(
            rules
                .list(new RuleFilter(null, null, null, null, RuleState.DISABLED), null, 10)
                .items())
        .extracting(RuleSummary::id)
        .containsExactly(runs);
    node.store(process(at(5), "web-1", "root", "a word"));
    node.detect();
    assertThat(node.alerts()).singleElement().satisfies(a -> assertThat(a.count()).isEqualTo(1));
    assertThat(node.importRules(processRule(runs, "word")).unchanged()).isEqualTo(1);
    assertThat(rules.find(runs).orElseThrow().summary().enabled()).isFalse();
  }

  @Test
  void brokenRulesAreToldAndUnsupportedOnesAreKept() {
    String good = id();
    String unsupported = id();
    ImportReport report =
        node.importRules(
            processRule(good, "fine"),
            "title: [unclosed\n",
            processRule(id(), "x").replace("condition: selection", "condition: selection and and"),
            processRule(unsupported, "x")
                .replace("CommandLine|contains: \"x\"", "CommandLine|re: '(a)\\1'"));
    assertThat(report.imported()).isEqualTo(1);
    assertThat(report.rejected()).hasSize(3);
    assertThat(report.rejected())
        .allSatisfy(
            problem -> {
              assertThat(problem.message()).isNotBlank();
              assertThat(problem.file()).isNotBlank();
            });
    RuleCatalogue rules = node.bean(RuleCatalogue.class);
    assertThat(rules.list(RuleFilter.ALL, null, 10).items())
        .extracting(RuleSummary::id, RuleSummary::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(good, RuleState.CANNOT_FIRE),
            org.assertj.core.groups.Tuple.tuple(unsupported, RuleState.UNSUPPORTED));
    assertThat(rules.find(unsupported).orElseThrow().summary().reasons()).isNotEmpty();

    assertThat(node.importRules(processRule(good, "finer")).updated()).isEqualTo(1);
    assertThat(rules.find(good).orElseThrow().versions()).hasSize(2);
    assertThat(rules.find(good).orElseThrow().text()).contains("finer");
    rules.delete(good);
    assertThat(rules.find(good)).isEmpty();
  }

  @Test
  void rulesAndAlertsArePaged() {
    node.importRules(
        IntStream.range(0, 5).mapToObj(i -> processRule(id(), "paged")).toArray(String[]::new));
    node.store(process(at(0), "web-1", "root", "paged"));
    node.detect();
    RuleCatalogue rules = node.bean(RuleCatalogue.class);
    var first = rules.list(RuleFilter.ALL, null, 3);
    var second = rules.list(RuleFilter.ALL, first.next(), 3);
    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
    assertThat(second.next()).isNull();
    AlertService alerts = node.bean(AlertService.class);
    var one = alerts.list(dev.yagura.alert.AlertFilter.ALL, null, 3);
    var two = alerts.list(dev.yagura.alert.AlertFilter.ALL, one.next(), 3);
    assertThat(one.items()).hasSize(3);
    assertThat(two.items()).hasSize(2).doesNotContainAnyElementsOf(one.items());
    assertThat(two.next()).isNull();
  }

  @Test
  void aChangeFromAnOldStateIsRefused() {
    node.importRules(processRule(id(), "triage"));
    node.store(process(at(0), "web-1", "root", "triage"));
    node.detect();
    AlertService alerts = node.bean(AlertService.class);
    long id = node.alerts().get(0).id();
    int version = node.alert(id).triageVersion();
    node.store(process(at(1), "web-1", "root", "triage"));
    node.detect();
    assertThat(node.alert(id).triageVersion()).isEqualTo(version);

    AlertDetail taken =
        alerts.change(id, new AlertChange("in_progress", null, "ann", null), version, "ann");
    assertThat(taken.summary().assignee()).isEqualTo("ann");
    assertThat(taken.triageVersion()).isNotEqualTo(version);
    assertThatThrownBy(
            () -> alerts.change(id, new AlertChange("closed", null, null, null), version, "bob"))
        .isInstanceOf(dev.yagura.alert.StaleAlertException.class);
    assertThatThrownBy(
            () -> alerts.change(id, new AlertChange("shut", null, null, null), null, "bob"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(alerts.change(id, new AlertChange("closed", "", "", null), null, "bob").closedAt())
        .isEqualTo(NOW);
  }
}

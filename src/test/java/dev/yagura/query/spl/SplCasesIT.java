package dev.yagura.query.spl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yagura.TestDatabase;
import dev.yagura.query.BoundEvents;
import dev.yagura.query.Compilation;
import dev.yagura.query.EventQuery;
import dev.yagura.query.EventSet;
import dev.yagura.query.QueryRunner;
import dev.yagura.query.QueryRunner.Match;
import dev.yagura.query.RulePlan;
import dev.yagura.query.RuleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplCasesIT {

  private static final DataSource DATABASE = TestDatabase.fresh();

  static List<SplCases.Case> cases() {
    return SplCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matchesWhatItShould(SplCases.Case written) {
    Compilation compilation = SplCases.compile(written.search());
    assertThat(compilation.problems()).isEmpty();
    EventQuery query = ((RulePlan.Single) compilation.rules().get(0).plan()).query();
    List<Map<String, Object>> events = new ArrayList<>(written.match());
    events.addAll(written.miss());

    List<Integer> found =
        run(query, BoundEvents.of(events), List.of(), List.of()).stream()
            .map(Match::ordinal)
            .toList();

    assertThat(found).isEqualTo(IntStream.range(0, written.match().size()).boxed().toList());
  }

  @Test
  void byValuesShowNullAsTextOnlyBehindTstats() {
    RulePlan.Single plan =
        single(
            "| tstats `security_content_summariesonly` count from datamodel=Endpoint.Processes"
                + " where Processes.process=x by Processes.dest Processes.user _time span=1h"
                + " | `drop_dm_object_name(Processes)` | rename user as who");
    assertThat(plan.groupBy()).containsExactly("dest", "who");
    EventSet.Bound events =
        BoundEvents.of(List.of(Map.of("model", "Endpoint.Processes", "process", "x", "dest", "d")));
    assertThat(run(plan.query(), events, plan.groupBy(), List.of()).get(0).groupValues())
        .containsExactly("d", "null");
  }

  @Test
  void byValuesFollowRenames() {
    RulePlan.Single plan =
        single(
            "`linux_auditd` type=SYSCALL | rename host as dest, comm as process_name"
                + " | stats count by process_name dest");
    assertThat(plan.groupBy()).containsExactly("process_name", "dest");
    EventSet.Bound events =
        BoundEvents.of(
            List.of(
                Map.of(
                    "sourcetype",
                    "auditd",
                    "records",
                    List.of(
                        Map.of("type", "SYSCALL", "line", 4, "fields", Map.of("comm", "ls"))))));
    Match match = run(plan.query(), events, plan.groupBy(), List.of()).get(0);
    assertThat(match.groupValues()).containsExactly("ls", "web1");
    assertThat(match.recordLine()).isEqualTo(4);
  }

  @Test
  void aWindowCountsTheFieldOfItsAggregate() {
    RulePlan.Window plan =
        (RulePlan.Window)
            SplCases.compile(
                    "`linux_auditd` type=SYSCALL | stats dc(comm) as n values(comm) as comm"
                        + " by host | where n>=4 AND n<9")
                .rules()
                .get(0)
                .plan();
    RulePlan.Base base = plan.bases().get(0);
    EventSet.Bound events =
        BoundEvents.of(
            List.of(
                Map.of(
                    "sourcetype",
                    "auditd",
                    "records",
                    List.of(
                        Map.of("type", "SYSCALL", "line", 1, "fields", Map.of("comm", "ip"))))));
    Match match = run(base.query(), events, base.groupBy(), base.counted()).get(0);
    assertThat(match.groupValues()).containsExactly("web1");
    assertThat(match.counted()).containsExactly("ip");
    assertThat(plan.condition().tests()).isEqualTo(Map.of("gte", 4.0, "lt", 9.0));
  }

  @Test
  void everyPublishedDetectionThatCompilesRuns() {
    int ran = 0;
    for (RuleSource source : EscuCorpusTest.sources()) {
      Compilation compilation =
          new dev.yagura.query.RuleCompiler().compile(List.of(source), Map.of());
      for (var rule : compilation.rules()) {
        if (rule.plan() instanceof RulePlan.Single plan) {
          run(plan.query(), BoundEvents.of(List.of(Map.of())), plan.groupBy(), List.of());
        } else {
          RulePlan.Base base = ((RulePlan.Window) rule.plan()).bases().get(0);
          run(base.query(), BoundEvents.of(List.of(Map.of())), base.groupBy(), base.counted());
        }
        ran++;
      }
    }
    assertThat(ran).isGreaterThanOrEqualTo(150);
  }

  @Test
  void thePublishedRuleForAptFiresOnBothSourcesAndNotOnNearMisses() {
    RuleSource published =
        EscuCorpusTest.sources().stream()
            .filter(source -> source.file().equals("linux_apt_privilege_escalation.yml"))
            .findFirst()
            .orElseThrow();
    Compilation compilation =
        new dev.yagura.query.RuleCompiler().compile(List.of(published), Map.of());
    assertThat(compilation.problems()).isEmpty();
    RulePlan.Single plan = (RulePlan.Single) compilation.rules().get(0).plan();
    String act = "sudo apt-get update -o APT::Update::Pre-Invoke::=/bin/sh";
    EventSet.Bound events =
        BoundEvents.of(
            List.of(
                process("sysmon:linux", act),
                process("auditd", act.toUpperCase(java.util.Locale.ROOT)),
                process("sysmon:linux", "sudo apt-get update"),
                process("auditd", "apt-get update -o APT::Update::Pre-Invoke::=/bin/sh"),
                process("sysmon:linux", "sudo apt-get -o APT::Update::Post-Invoke::=/bin/sh"),
                Map.of("model", "Endpoint.Filesystem", "process", act)));

    List<Match> found = run(plan.query(), events, plan.groupBy(), List.of());

    assertThat(found).extracting(Match::ordinal).containsExactly(0, 1);
    int dest = plan.groupBy().indexOf("dest");
    int hash = plan.groupBy().indexOf("process_hash");
    assertThat(found.get(0).groupValues().get(dest)).isEqualTo("web1");
    assertThat(found.get(0).groupValues().get(hash)).isEqualTo("null");
    assertThat(found.get(0).matched()).contains("Pre-Invoke");
  }

  private static Map<String, Object> process(String sourcetype, String command) {
    return Map.of(
        "model", "Endpoint.Processes",
        "sourcetype", sourcetype,
        "dest", "web1",
        "process_name", "sudo",
        "process", command);
  }

  private static RulePlan.Single single(String search) {
    return (RulePlan.Single) SplCases.compile(search).rules().get(0).plan();
  }

  private static List<Match> run(
      EventQuery query, EventSet events, List<String> groupBy, List<String> counted) {
    return QueryRunner.matches(DATABASE, query.matches(events, groupBy, counted));
  }
}

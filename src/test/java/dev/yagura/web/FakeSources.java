package dev.yagura.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Made-up answers to what the pages ask. */
class FakeSources {

  private final Clock clock;
  private final boolean empty;

  FakeSources(Clock clock, @Value("${fake.empty:false}") boolean empty) {
    this.clock = clock;
    this.empty = empty;
  }

  @Bean
  OverviewSource overviewSource() {
    return now -> {
      Instant from = now.minus(Duration.ofHours(24));
      if (empty) {
        Counts none = FakeData.counts(from, Duration.ofHours(1), 24, 0, false);
        return new OverviewModel(
            Map.of(),
            0,
            none,
            List.of(),
            0,
            0,
            0,
            new OverviewModel.Detection(null, 0, 23, 0, 0),
            List.of());
      }
      return new OverviewModel(
          Map.of("critical", 2L, "high", 11L, "medium", 37L, "low", 1_204L),
          9,
          FakeData.counts(from, Duration.ofHours(1), 24, 42_000, true),
          IntStream.range(0, 5).mapToObj(i -> FakeData.host(i, now)).toList(),
          31,
          2,
          17,
          new OverviewModel.Detection(Duration.ofSeconds(4), 3, 21, 2, 1),
          IntStream.range(0, 6).mapToObj(i -> FakeData.alert(i, now)).toList());
    };
  }

  @Bean
  AlertsSource alertsSource() {
    return new FakeAlerts(clock, empty);
  }

  @Bean
  EventsSource eventsSource() {
    return new EventsSource() {
      @Override
      public EventListModel events(
          EventFilter filter, Duration bucket, @Nullable String cursor, int limit) {
        List<String> types = List.of("linux_audit", "linux_secure", "sysmon:linux");
        if (filter.query().contains("|")) {
          return new EventListModel(
              new Page<>(List.of(), null),
              null,
              List.of(
                  new EventListModel.QueryProblem(
                      filter.query().indexOf('|') + 1,
                      "'|' was not expected here; expected a word, a field or the end")),
              FakeData.HOSTS,
              types,
              null);
        }
        Instant now = filter.to();
        long slots = Duration.between(filter.from(), filter.to()).dividedBy(bucket);
        if (empty || filter.query().contains("nothing")) {
          return new EventListModel(
              new Page<>(List.of(), null),
              FakeData.counts(filter.from(), bucket, (int) slots, 0, false),
              List.of(),
              FakeData.HOSTS,
              types,
              empty ? null : now.minus(Duration.ofDays(3)));
        }
        return new EventListModel(
            new Page<>(
                IntStream.range(0, limit).mapToObj(i -> FakeData.event(i, now)).toList(), "c2"),
            FakeData.counts(filter.from(), bucket, (int) slots, 9_000, true),
            List.of(),
            FakeData.HOSTS,
            types,
            null);
      }

      @Override
      public Optional<EventModel> event(String id) {
        return id.startsWith("2-")
            ? Optional.of(FakeData.eventModel(number(id), clock.instant()))
            : Optional.empty();
      }

      @Override
      public Optional<byte[]> raw(String id) {
        return event(id)
            .map(found -> found.event().raw().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    };
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
  }

  @Bean
  CoverageSource coverageSource(JsonMapper json) {
    return new CoverageSource() {
      @Override
      public CoverageModel coverage(@Nullable String host, Instant from, Instant to) {
        return FakeCoverage.model(json, clock.instant());
      }

      @Override
      public String navigatorLayer(@Nullable String host, Instant from, Instant to) {
        return "{\"name\":\"Yagura\",\"domain\":\"enterprise-attack\",\"techniques\":[]}";
      }
    };
  }

  @Bean
  VolumeSource volumeSource() {
    return (LocalDate from, LocalDate to, ZoneId zone, boolean arrival, @Nullable String host) -> {
      List<VolumeModel.VolumeRow> rows = new ArrayList<>();
      String[] types = {"linux_secure", "linux_audit", "sysmon:linux"};
      long[] sizes = {4_000_000, 2_600_000_000L, 3_500_000_000L};
      for (int h = 0; !empty && h < FakeData.HOSTS.size(); h++) {
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
          for (int t = 0; t < types.length; t++) {
            long factor = 60 + (day.toEpochDay() * 31 + h * 17 + t * 7) % 40;
            boolean off = t == 2 && h == 3 && day.getDayOfMonth() % 5 < 2;
            if (!off && (host == null || host.equals(FakeData.HOSTS.get(h)))) {
              long bytes = sizes[t] / (h + 1) * factor / 100;
              rows.add(
                  new VolumeModel.VolumeRow(
                      h == 4 ? "=cmd()" : FakeData.HOSTS.get(h),
                      types[t],
                      day,
                      bytes / 250,
                      bytes / 700,
                      bytes));
            }
          }
        }
      }
      return new VolumeModel(rows, FakeData.HOSTS);
    };
  }

  @Bean
  HostsSource hostsSource() {
    return new HostsSource() {
      @Override
      public List<HostRow> hosts(Instant now) {
        return empty
            ? List.of()
            : IntStream.range(0, 5).mapToObj(i -> FakeData.host(i, now)).toList();
      }

      @Override
      public Optional<HostModel> host(String name, Instant now) {
        if (!FakeData.HOSTS.contains(name)) {
          return Optional.empty();
        }
        List<HostModel.SourceRow> sources =
            List.of(
                new HostModel.SourceRow(
                    "linux_audit",
                    "/var/log/audit/audit.log",
                    now.minusSeconds(4),
                    now.minusSeconds(2),
                    3_400_210,
                    2_600_000_000L,
                    2L,
                    0L,
                    0L,
                    "active"),
                new HostModel.SourceRow(
                    "sysmon:linux",
                    "journald",
                    now.minus(Duration.ofHours(3)),
                    now.minus(Duration.ofHours(3)),
                    4_100_000,
                    3_500_000_000L,
                    4L,
                    null,
                    12L,
                    "silent"),
                new HostModel.SourceRow(
                    "linux_secure",
                    "/var/log/secure <b>\u202e",
                    now.plus(Duration.ofDays(2_000)),
                    now.minusSeconds(9),
                    18_000,
                    4_000_000L,
                    -3L,
                    189_000_000L,
                    0L,
                    "clock_skew"));
        return Optional.of(
            new HostModel(
                FakeData.host(FakeData.HOSTS.indexOf(name), now),
                sources,
                FakeData.counts(
                    now.minus(Duration.ofHours(24)), Duration.ofHours(1), 24, 9_000, true),
                IntStream.range(0, 4).mapToObj(i -> FakeData.alert(i * 5, now)).toList()));
      }
    };
  }

  @Bean
  RulesSource rulesSource() {
    return new FakeRules(clock);
  }

  @Bean
  SourcesSource sourcesSource() {
    return new SourcesSource() {
      private final List<SourcesModel.Sender> senders =
          new CopyOnWriteArrayList<>(
              List.of(
                  sender("1", "first", "ingest", "active", null, 81_234_511, 17),
                  sender("2", "web01 のログ <b>", "ingest", "expired", "web01", 1_200, 0),
                  sender("3", "report script", "api", "disabled", null, 0, 0)));

      private SourcesModel.Sender sender(
          String id,
          String name,
          String kind,
          String state,
          @Nullable String host,
          long received,
          long quarantined) {
        Instant now = clock.instant();
        return new SourcesModel.Sender(
            id,
            name,
            kind,
            state,
            host,
            null,
            now.minus(Duration.ofDays(30)),
            now.plus(Duration.ofDays(60)),
            received == 0 ? null : now.minusSeconds(5),
            received,
            received - quarantined,
            quarantined,
            received / 1_000_000,
            null);
      }

      @Override
      public SourcesModel sources(Instant now) {
        return new SourcesModel(
            empty ? List.of() : senders,
            List.of(
                new SourcesModel.Door(
                    "/api/v1/logs", "curl, rsyslog omhttp, syslog-ng http()", true, 81_235_711),
                new SourcesModel.Door("/services/collector", "Splunk HEC", false, 0)));
      }

      @Override
      public String add(String name, String kind, @Nullable String host, String actor) {
        senders.add(sender(String.valueOf(senders.size() + 1), name, kind, "active", host, 0, 0));
        return "yag_5v8hq2kd9w7x4n3m6p";
      }

      @Override
      public String rotate(String id, String actor) {
        return "yag_rotated000000000";
      }

      @Override
      public void disable(String id, String actor) {}
    };
  }

  @Bean
  QuarantineSource quarantineSource() {
    return new QuarantineSource() {
      @Override
      public Page<QuarantineRow> quarantined(
          @Nullable String host, @Nullable String cursor, int limit) {
        return new Page<>(
            IntStream.range(0, empty ? 0 : FakeData.HOSTILE.size())
                .mapToObj(
                    i ->
                        new QuarantineRow(
                            "2-20261125-1-901-" + i,
                            clock.instant().minusSeconds(60L * i),
                            FakeData.HOSTS.get(i % 5),
                            "stdin",
                            "sysmon:linux",
                            List.of("the XML ends in line 1, byte 212; expected </Event>"),
                            FakeData.HOSTILE.get(i)))
                .toList(),
            null);
      }

      @Override
      public boolean replay(String id, String actor) {
        return id.endsWith("1");
      }
    };
  }

  @Bean
  SampleDay sampleDay() {
    return new SampleDay() {
      private volatile boolean loaded = !empty;

      @Override
      public boolean loaded() {
        return loaded;
      }

      @Override
      public void load(String actor) {
        loaded = true;
      }

      @Override
      public void remove(String actor) {
        loaded = false;
      }
    };
  }

  /** A matrix from the facts that all work from, or a small one where they are absent. */
  static final class FakeCoverage {

    private static final java.nio.file.Path FACTS =
        java.nio.file.Path.of("../shared/corpora/attack/linux-techniques.json");

    private FakeCoverage() {}

    static CoverageModel model(JsonMapper json, Instant now) {
      JsonNode facts =
          java.nio.file.Files.exists(FACTS)
              ? json.readTree(FACTS.toFile())
              : json.readTree(
                  """
                  {"attack_version": "19.1", "notice": "a notice", "tactics": [
                    {"id": "TA0004", "short_name": "privilege-escalation", "name": "Privilege Escalation"}],
                   "techniques": [
                    {"id": "T1548", "name": "Abuse Elevation Control Mechanism", "parent": null,
                     "tactics": ["privilege-escalation"]},
                    {"id": "T1548.003", "name": "Sudo and Sudo Caching", "parent": "T1548",
                     "tactics": ["privilege-escalation"]}]}
                  """);
      List<CoverageModel.TacticColumn> tactics = new ArrayList<>();
      for (JsonNode tactic : facts.path("tactics")) {
        String shortName = tactic.path("short_name").stringValue();
        List<CoverageModel.TechniqueCell> cells = new ArrayList<>();
        for (JsonNode technique : facts.path("techniques")) {
          boolean here =
              technique
                  .path("tactics")
                  .valueStream()
                  .anyMatch(t -> t.stringValue().equals(shortName));
          if (here && technique.path("parent").isNull()) {
            cells.add(cell(technique, facts, now));
          }
        }
        tactics.add(
            new CoverageModel.TacticColumn(
                tactic.path("id").stringValue(), tactic.path("name").stringValue(), cells));
      }
      return new CoverageModel(
          facts.path("attack_version").stringValue(),
          facts.path("notice").stringValue(),
          tactics,
          FakeData.HOSTS);
    }

    private static CoverageModel.TechniqueCell cell(
        JsonNode technique, JsonNode facts, Instant now) {
      String id = technique.path("id").stringValue();
      List<CoverageModel.TechniqueCell> subs = new ArrayList<>();
      for (JsonNode other : facts.path("techniques")) {
        if (id.equals(other.path("parent").asString(""))) {
          subs.add(cell(other, facts, now));
        }
      }
      int hash = Math.floorMod(id.hashCode() * 31, 17);
      String state =
          hash < 2
              ? "fired"
              : hash < 5 ? "covered" : hash == 5 ? "no_data" : hash == 6 ? "disabled" : "none";
      boolean none = state.equals("none");
      return new CoverageModel.TechniqueCell(
          id,
          technique.path("name").stringValue(),
          state,
          none ? 0 : 1 + hash % 3,
          state.equals("fired") ? 12 : 0,
          state.equals("no_data") ? List.of("auditd: PATH") : List.of(),
          none ? null : now,
          subs);
    }
  }

  /** Rules in each state. */
  static final class FakeRules implements RulesSource {

    private final Clock clock;
    private final Map<String, Boolean> enabled = new LinkedHashMap<>();

    FakeRules(Clock clock) {
      this.clock = clock;
    }

    private RuleRow row(int number) {
      String id = "rule-" + number;
      String state = Words.RULE_STATES.get(number % 5);
      boolean on = enabled.getOrDefault(id, !state.equals("disabled"));
      return new RuleRow(
          id,
          FakeData.alert(number, clock.instant()).ruleTitle(),
          number % 4 == 3 ? "spl" : "sigma",
          number % 6 == 5 ? null : Words.SEVERITIES.get(number % 5),
          on,
          on ? state.equals("disabled") ? "running" : state : "disabled",
          switch (state) {
            case "cannot_fire" ->
                List.of(
                    "web01: no event of auditd in the last 24 h",
                    "field OriginalFileName never arrives");
            case "failed" -> List.of("statement time limit of 5 s reached 3 times");
            case "unsupported" -> List.of("line 14, column 9: 'map' is not supported");
            default -> List.of();
          },
          List.of("T1548.003"),
          "starter",
          number % 3 == 2 ? null : 1.4 + number * 7,
          number * 91L,
          number % 7 == 1);
    }

    @Override
    public RuleListModel rules(RuleFilter filter, @Nullable String cursor, int limit) {
      List<RuleRow> rows =
          IntStream.range(0, 24)
              .mapToObj(this::row)
              .filter(row -> filter.state() == null || row.state().equals(filter.state()))
              .toList();
      return new RuleListModel(
          new Page<>(rows, null),
          Map.of(
              "running", 14L, "cannot_fire", 5L, "failed", 1L, "unsupported", 2L, "disabled", 2L),
          List.of("starter", "escu"));
    }

    @Override
    public Optional<RuleModel> rule(String id) {
      if (!id.startsWith("rule-")) {
        return Optional.empty();
      }
      return Optional.of(
          new RuleModel(
              row(number(id)),
              "Finds apt-get that is made to run a shell before it updates. "
                  + FakeData.HOSTILE.get(0),
              "Yagura",
              List.of("Administrators who keep hooks in apt's configuration"),
              List.of("https://attack.mitre.org/techniques/T1548/003/", "javascript:alert(9)"),
              List.of(new AlertModel.TechniqueName("T1548.003", "Sudo and Sudo Caching")),
              FakeAlerts.RULE,
              number(id) % 5 == 3 ? null : FakeAlerts.SQL,
              List.of(
                  new RuleModel.RuleTest("apt-get with a hook", true, true),
                  new RuleModel.RuleTest("plain update", false, true),
                  new RuleModel.RuleTest("not run", false, null)),
              List.of(
                  new RuleModel.RuleVersion(2, clock.instant().minus(Duration.ofDays(3)), "alice"),
                  new RuleModel.RuleVersion(
                      1, clock.instant().minus(Duration.ofDays(90)), "console"))));
    }

    @Override
    public boolean setEnabled(String id, boolean on, String actor) {
      enabled.put(id, on);
      return id.startsWith("rule-");
    }
  }
}

package dev.yagura.detect;

import dev.yagura.SettableClock;
import dev.yagura.alert.AlertDetail;
import dev.yagura.alert.AlertFilter;
import dev.yagura.alert.AlertService;
import dev.yagura.alert.AlertSummary;
import dev.yagura.event.CandidateFinder;
import dev.yagura.event.Event;
import dev.yagura.query.RuleSource;
import dev.yagura.rule.ImportReport;
import dev.yagura.rule.RuleCatalogue;
import dev.yagura.rule.RuleSets;
import dev.yagura.store.EventReader;
import dev.yagura.store.Hosts;
import dev.yagura.store.NewEvent;
import dev.yagura.store.NewSlice;
import dev.yagura.store.SliceWriter;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that detects when the test says so, on a clock that the test moves. */
final class DetectionNode implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final SettableClock clock;

  DetectionNode(PGSimpleDataSource database, SettableClock clock) {
    this.clock = clock;
    this.context =
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.NONE)
            .initializers(created -> created.getBeanFactory().registerSingleton("clock", clock))
            .run(
                "--spring.datasource.url=" + database.getUrl(),
                "--spring.datasource.username=" + database.getUser(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--yagura.detection.enabled=false");
  }

  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = {
        "dev.yagura.rule",
        "dev.yagura.detect",
        "dev.yagura.alert",
        "dev.yagura.store"
      },
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*StarterPack"))
  @ConfigurationPropertiesScan("dev.yagura.store")
  @EntityScan({"dev.yagura.rule", "dev.yagura.alert"})
  @EnableJpaRepositories({"dev.yagura.rule", "dev.yagura.alert"})
  static class Parts {}

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  ImportReport importRules(String... texts) {
    List<RuleSource> sources =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new RuleSource("rule-" + i + ".yml", texts[i]))
            .toList();
    return bean(RuleCatalogue.class).importRules("test", true, sources, Map.of(), "tester");
  }

  void detect() {
    bean(DetectionCycle.class).run();
  }

  /** Stores events as one slice of one receipt, with the hints of the rules as last loaded. */
  long store(Event... events) {
    bean(RuleSets.class).refresh();
    return store(false, false, events);
  }

  long store(boolean history, boolean sample, Event... events) {
    Hosts hosts = bean(Hosts.class);
    List<Integer> hostIds =
        Arrays.stream(events).map(event -> hosts.idOf(event.host(), clock.instant())).toList();
    TransactionTemplate transaction = bean(TransactionTemplate.class);
    return java.util.Objects.requireNonNull(
        transaction.execute(status -> write(history, sample, hostIds, events)));
  }

  private long write(boolean history, boolean sample, List<Integer> hostIds, Event... events) {
    long batch = jdbc().sql("SELECT nextval('batch_ids')").query(Long.class).single();
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    jdbc()
        .sql(
            "INSERT INTO batches (batch_id, received_at, committed_at, door, token_id, received,"
                + " stored, quarantined, history, sample) VALUES (?, ?, ?, 'logs', 1, ?, ?, 0, ?, ?)")
        .params(batch, now, now, events.length, events.length, history, sample)
        .update();
    CandidateFinder finder = bean(CandidateFinder.class);
    List<NewEvent> stored =
        IntStream.range(0, events.length)
            .mapToObj(
                i ->
                    new NewEvent(
                        events[i],
                        batch,
                        hostIds.get(i),
                        finder.candidates(events[i], EventReader.rawText(events[i]))))
            .toList();
    return bean(SliceWriter.class)
        .write(new NewSlice(clock.instant(), Set.of(batch), history, sample, stored, List.of()));
  }

  List<AlertSummary> alerts() {
    return bean(AlertService.class).list(AlertFilter.ALL, null, 1000).items();
  }

  AlertDetail alert(long id) {
    return bean(AlertService.class).find(id).orElseThrow();
  }

  @Override
  public void close() {
    context.close();
  }
}

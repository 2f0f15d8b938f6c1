package dev.yagura.web;

import dev.yagura.account.People;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The pages over data that is made up, hostile on purpose: to look at pages, and to test them. Not
 * a configuration that scanning finds. {@code --fake.empty=true} shows a console that nothing was
 * sent to.
 */
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {"dev.yagura.web", "dev.yagura.account"},
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.ASSIGNABLE_TYPE,
            classes = {
              OverviewSource.class,
              AlertsSource.class,
              EventsSource.class,
              CoverageSource.class,
              VolumeSource.class,
              HostsSource.class,
              RulesSource.class,
              SourcesSource.class,
              QuarantineSource.class,
              SampleDay.class,
              AlertRules.class,
              AlertEvidence.class,
              HostRows.class
            }))
@EntityScan(basePackageClasses = People.class)
@EnableJpaRepositories(basePackageClasses = People.class)
@Import({FakeSources.class, FakeConsole.FakeClock.class})
class FakeConsole {

  /** The clock that main has. */
  static class FakeClock {
    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  public static void main(String[] arguments) {
    SpringApplication.run(FakeConsole.class, arguments);
  }
}

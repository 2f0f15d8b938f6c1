package dev.yagura;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The console: one Spring Boot application, one package for each capability. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class YaguraApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(YaguraApplication.class, arguments);
  }

  /** The only clock; tests set their own. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}

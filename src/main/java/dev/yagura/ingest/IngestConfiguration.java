package dev.yagura.ingest;

import dev.yagura.normalize.Normalizer;
import dev.yagura.parse.LogParsers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parsing and normalising are plain Java; here they become beans. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

  @Bean
  LogParsers logParsers() {
    return new LogParsers();
  }

  @Bean
  Normalizer normalizer() {
    return new Normalizer();
  }
}

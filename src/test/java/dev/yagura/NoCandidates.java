package dev.yagura;

import dev.yagura.event.CandidateFinder;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class NoCandidates {
  @Bean
  CandidateFinder finder() {
    return (e, r) -> new CandidateFinder.Candidates(0, List.of());
  }
}

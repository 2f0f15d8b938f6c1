package dev.yagura.rule;

import dev.yagura.event.CandidateFinder;
import dev.yagura.event.Event;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The prefilter of the rules as last loaded. A writer asks for the generation before the first
 * event of a slice: should the rules change in between, the hints are then of an older generation
 * and are not used.
 */
@Component
class RuleCandidateFinder implements CandidateFinder {

  private final RuleSets rules;

  RuleCandidateFinder(RuleSets rules) {
    this.rules = rules;
  }

  @Override
  public long generation() {
    return rules.current().generation();
  }

  @Override
  public List<String> candidates(Event event, String rawText) {
    return rules.current().candidates(event, rawText);
  }
}

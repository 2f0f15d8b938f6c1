package dev.yagura.rule;

import dev.yagura.event.CandidateFinder;
import dev.yagura.event.Event;
import org.springframework.stereotype.Component;

/**
 * The prefilter of the rules as last loaded. Each answer carries its generation: should the rules
 * change within a slice, its hints are not used.
 */
@Component
class RuleCandidateFinder implements CandidateFinder {

  private final RuleSets rules;

  RuleCandidateFinder(RuleSets rules) {
    this.rules = rules;
  }

  @Override
  public Candidates candidates(Event event, String rawText) {
    CompiledRuleSet current = rules.current();
    return new Candidates(current.generation(), current.candidates(event, rawText));
  }
}

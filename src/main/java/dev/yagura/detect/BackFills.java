package dev.yagura.detect;

import dev.yagura.detect.backfill.BackFillWorker;
import dev.yagura.rule.RuleSets;
import dev.yagura.rule.UnknownRuleException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Rules run over what is already stored. Their alerts say so, and nobody is notified of them. */
@Service
public class BackFills {

  private final BackFillWorker worker;
  private final RuleSets rules;
  private final DetectionScheduler scheduler;

  BackFills(BackFillWorker worker, RuleSets rules, DetectionScheduler scheduler) {
    this.worker = worker;
    this.rules = rules;
    this.scheduler = scheduler;
  }

  /**
   * Asks for a rule to be run over the events of a stretch of event time.
   *
   * @param from inclusive
   * @param to exclusive
   * @param by the account
   * @return the back-fill's id
   * @throws UnknownRuleException where the rule does not run
   */
  public long request(String ruleId, Instant from, Instant to, String by) {
    if (rules.refresh().rule(ruleId).isEmpty()) {
      throw new UnknownRuleException(ruleId);
    }
    long id = worker.request(ruleId, from, to, by);
    scheduler.wake();
    return id;
  }

  /** The back-fills of a rule, newest first. */
  public List<BackFillProgress> ofRule(String ruleId) {
    return worker.ofRule(ruleId);
  }
}

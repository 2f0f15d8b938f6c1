package dev.yagura.event;

import java.util.List;

/**
 * Detection's prefilter, as the write path calls it. It only ever says "cannot match": a rule that
 * is not among the answers cannot match the event.
 */
@FunctionalInterface
public interface CandidateFinder {

  /**
   * The rules that may match an event.
   *
   * @param generation the generation of the rule set that was asked
   * @param ruleIds their ids
   */
  record Candidates(long generation, List<String> ruleIds) {}

  /**
   * The rules that may match. Thread-safe.
   *
   * @param rawText the event's raw lines, decoded and joined by newline, for keyword rules
   */
  Candidates candidates(Event event, String rawText);
}

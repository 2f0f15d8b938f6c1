package dev.yagura.event;

import java.util.List;

/**
 * Detection's prefilter, as the write path calls it. It only ever says "cannot match": a rule that
 * is not among the answers cannot match the event.
 */
public interface CandidateFinder {

  /** The generation of the rule set that the answers are for. */
  long generation();

  /**
   * The ids of the rules that may match. Thread-safe.
   *
   * @param rawText the event's raw lines, decoded and joined by newline, for keyword rules
   */
  List<String> candidates(Event event, String rawText);
}

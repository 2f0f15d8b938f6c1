package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matrix.
 *
 * @param attackVersion ATT&amp;CK's version
 * @param notice ATT&amp;CK's copyright line
 * @param tactics in matrix order, each with its techniques
 * @param hosts all hosts, to choose from
 */
record CoverageModel(
    String attackVersion, String notice, List<TacticColumn> tactics, List<String> hosts) {

  /** A tactic with its techniques by name. */
  record TacticColumn(String id, String name, List<TechniqueCell> techniques) {}

  /**
   * A technique under one tactic.
   *
   * @param state {@code fired}, {@code covered}, {@code no_data}, {@code disabled}, {@code none}
   * @param rules rules that map to it, enabled or not
   * @param alerts alerts in the time asked for
   * @param needs what is missing, in words such as {@code auditd: SYSCALL}
   * @param testedAt when a test of one of its rules passed last
   * @param subtechniques empty for a sub-technique
   */
  record TechniqueCell(
      String id,
      String name,
      String state,
      int rules,
      long alerts,
      List<String> needs,
      @Nullable Instant testedAt,
      List<TechniqueCell> subtechniques) {

    /** How many of its sub-techniques are covered, whether they fired or not. */
    public long coveredSubtechniques() {
      return subtechniques.stream()
          .filter(sub -> sub.state().equals("covered") || sub.state().equals("fired"))
          .count();
    }
  }
}

package dev.yagura.attack;

import java.util.List;

/**
 * Coverage of one technique.
 *
 * @param rules the rules that map to it, enabled or not
 * @param alerts alerts of the time asked for
 * @param needs what its enabled rules need and did not get, in words
 */
public record TechniqueCoverage(
    AttackCatalogue.Technique technique,
    CoverageState state,
    List<MappedRule> rules,
    long alerts,
    List<String> needs) {

  /** A rule that maps to it. */
  public record MappedRule(String id, String title, boolean enabled) {}
}

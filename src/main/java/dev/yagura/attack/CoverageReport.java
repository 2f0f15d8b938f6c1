package dev.yagura.attack;

import java.util.List;

/**
 * Coverage of every Linux technique.
 *
 * @param items by technique id
 * @param otherTags technique ids that rules carry and that are no Linux techniques of this version
 */
public record CoverageReport(
    String attackVersion,
    String notice,
    List<AttackCatalogue.Tactic> tactics,
    List<TechniqueCoverage> items,
    List<String> otherTags) {}

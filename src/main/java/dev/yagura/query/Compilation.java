package dev.yagura.query;

import java.util.List;

/**
 * What became of a set of rule files. Every document ends in exactly one of the lists.
 *
 * @param rules the rules that can run
 * @param problems why the others cannot: at least one problem of kind INVALID or UNSUPPORTED for
 *     each rejected document, OTHER_PRODUCT for each skipped one
 */
public record Compilation(List<CompiledRule> rules, List<RuleProblem> problems) {}

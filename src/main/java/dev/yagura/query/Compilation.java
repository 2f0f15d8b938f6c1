package dev.yagura.query;

import java.util.List;

/**
 * What became of a set of rule files. Every document ends in exactly one of the lists.
 *
 * @param rules the rules that can run. Rules that a Sigma correlation refers to and keeps silent
 *     ({@code generate: false}) are not among them: their queries are the bases of its window
 * @param problems why the others cannot: at least one problem of kind INVALID or UNSUPPORTED for
 *     each rejected document, OTHER_PRODUCT for each skipped one, WARNING for a Sigma filter that
 *     was added to rules
 */
public record Compilation(List<CompiledRule> rules, List<RuleProblem> problems) {}

package dev.yagura.query;

import java.util.List;

/**
 * A rule that can run.
 *
 * @param text the document as imported, unmodified
 * @param warnings findings that do not stop it
 */
public record CompiledRule(
    RuleMetadata metadata, String text, RulePlan plan, List<RuleProblem> warnings) {}

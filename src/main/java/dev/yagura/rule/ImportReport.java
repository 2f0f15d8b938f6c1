package dev.yagura.rule;

import dev.yagura.query.RuleProblem;
import java.util.List;

/**
 * What an import did.
 *
 * @param imported new rules
 * @param updated rules whose text changed
 * @param unchanged rules that were there with the same text
 * @param skipped documents for other products
 * @param rejected one finding for each document that does not compile, with its place. A document
 *     that is right but asks for something unsupported is listed here as well, and is stored as
 *     {@link RuleState#UNSUPPORTED}
 */
public record ImportReport(
    int imported, int updated, int unchanged, int skipped, List<RuleProblem> rejected) {}

package dev.yagura.query.spl.plan;

import dev.yagura.query.RulePlan;
import dev.yagura.query.spl.text.Problem;
import java.util.List;

/**
 * A search as it will be run.
 *
 * @param warnings what deserves a look
 */
public record Detection(RulePlan plan, List<Problem> warnings) {}

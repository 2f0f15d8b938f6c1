package dev.yagura.rule;

import dev.yagura.query.RuleLanguage;
import java.util.List;

/**
 * A rule as lists show it.
 *
 * @param id the rule's UUID as written, lower case
 * @param version counts from 1 with every change of its text
 * @param level the severity of its alerts: a person's, else the text's
 * @param writtenLevel the text's own level
 * @param type Splunk's detection type; empty for Sigma
 * @param reasons why it is in this state, in plain English; for a running rule what deserves a look
 * @param techniques ATT&amp;CK ids as tagged
 * @param costMillis mean time of one statement over the last seven days, in milliseconds
 * @param matchesSevenDays matches of the last seven days (UTC days, today included)
 * @param alwaysCandidate whether the prefilter can never say that it cannot match
 */
public record RuleSummary(
    String id,
    int version,
    String title,
    RuleLanguage language,
    String level,
    String writtenLevel,
    String type,
    boolean enabled,
    RuleState state,
    List<String> reasons,
    List<String> techniques,
    String pack,
    double costMillis,
    long matchesSevenDays,
    boolean alwaysCandidate) {}

package dev.yagura.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's text says about itself.
 *
 * @param id the rule's UUID as written, lower case
 * @param name the Sigma name attribute or the Splunk detection's name, where there is one
 * @param level {@code critical}, {@code high}, {@code medium}, {@code low}, {@code informational};
 *     for Splunk by type: TTP and Correlation high, Anomaly low, Hunting informational
 * @param type Splunk's detection type ({@code TTP}, {@code Anomaly}, {@code Hunting}, {@code
 *     Correlation}); empty for Sigma
 * @param techniques ATT&amp;CK technique ids as tagged, upper case, in order
 * @param tags all tags as written
 * @param logSource {@code product}, {@code category}, {@code service}, {@code definition} as
 *     written; for Splunk {@code data_source} joined by comma
 * @param riskObjects field name to type ({@code dest} to {@code system}) of Splunk's {@code rba}
 * @param message Splunk's {@code rba.message} with its {@code $field$} tokens; null without one
 */
public record RuleMetadata(
    String id,
    @Nullable String name,
    String title,
    RuleLanguage language,
    String level,
    String type,
    String status,
    String description,
    String author,
    List<String> techniques,
    List<String> tags,
    List<String> falsePositives,
    List<String> references,
    Map<String, String> logSource,
    Map<String, String> riskObjects,
    @Nullable String message) {}

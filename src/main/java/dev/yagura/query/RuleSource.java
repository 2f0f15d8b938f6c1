package dev.yagura.query;

/**
 * A file of rules as it was imported.
 *
 * @param file its path in the archive, or a name made up for the request
 * @param text its text: YAML, Sigma (one or more documents) or a Splunk detection
 */
public record RuleSource(String file, String text) {}

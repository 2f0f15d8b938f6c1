package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule.
 *
 * @param sql what it was compiled to; null where it does not compile
 * @param versions newest first
 */
record RuleModel(
    RuleRow rule,
    String description,
    @Nullable String author,
    List<String> falsePositives,
    List<String> references,
    List<AlertModel.TechniqueName> techniques,
    String text,
    @Nullable String sql,
    List<RuleTest> tests,
    List<RuleVersion> versions) {

  /**
   * A test that came with the rule.
   *
   * @param expectsMatch whether its events are to match
   * @param passed null where it has not been run
   */
  record RuleTest(String name, boolean expectsMatch, @Nullable Boolean passed) {}

  /** A version of the rule's text. */
  record RuleVersion(int number, Instant since, String actor) {}
}

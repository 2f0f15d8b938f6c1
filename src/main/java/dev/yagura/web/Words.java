package dev.yagura.web;

import java.util.List;
import org.springframework.stereotype.Component;

/** The fixed words of the API, in the order in which they are offered. */
@Component
class Words {

  static final List<String> SEVERITIES =
      List.of("critical", "high", "medium", "low", "informational");
  static final List<String> STATUSES = List.of("new", "in_progress", "closed");
  static final List<String> DISPOSITIONS =
      List.of(
          "true_positive",
          "benign_true_positive",
          "false_positive",
          "testing",
          "duplicate",
          "other");
  static final List<String> RULE_STATES =
      List.of("running", "cannot_fire", "failed", "unsupported", "disabled");
  static final List<String> COVERAGE_STATES =
      List.of("fired", "covered", "no_data", "disabled", "none");

  public List<String> severities() {
    return SEVERITIES;
  }

  public List<String> statuses() {
    return STATUSES;
  }

  public List<String> dispositions() {
    return DISPOSITIONS;
  }

  public List<String> ruleStates() {
    return RULE_STATES;
  }

  public List<String> coverageStates() {
    return COVERAGE_STATES;
  }
}

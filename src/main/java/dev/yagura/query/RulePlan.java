package dev.yagura.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a compiled rule is judged. */
public sealed interface RulePlan {

  /**
   * Every matching event is a match by itself.
   *
   * @param groupBy by-fields whose values are shown with the match (Splunk's {@code by}); may be
   *     empty
   */
  record Single(EventQuery query, List<String> groupBy) implements RulePlan {}

  /**
   * Matches of base queries are counted in a window over event time, per group.
   *
   * @param bases by the name or id of the rule referred to, in the order of reference
   * @param timespan the window's length
   * @param bucketed false for a sliding window; true for buckets aligned to the epoch
   * @param condition what must hold in a window
   * @param generatesBaseAlerts Sigma's {@code generate}: the base rules keep their own alerts
   */
  record Window(
      List<Base> bases,
      Duration timespan,
      boolean bucketed,
      WindowCondition condition,
      boolean generatesBaseAlerts)
      implements RulePlan {}

  /**
   * @param ruleId the id of the rule referred to, or the window rule's own where it is built in
   * @param groupBy field names of this base in the order of the window's group keys (aliases
   *     resolved); events that lack one belong to no group
   */
  record Base(
      String name, String ruleId, EventQuery query, List<String> groupBy, List<String> counted) {}

  /**
   * @param kind what is computed over the window
   * @param tests comparison operator ({@code gt}, {@code gte}, {@code lt}, {@code lte}, {@code eq},
   *     {@code neq}) to threshold, all of which must hold; for temporal kinds empty means that all
   *     bases must have matched. {@link Kind#VALUE_PERCENTILE} may have one more key, {@code
   *     percentile}: then that percentile of the values (0 to 100) is compared; without it the
   *     share of the value among the group's events, in percent
   */
  record WindowCondition(Kind kind, Map<String, Double> tests) {
    /** Sigma's correlation types. */
    public enum Kind {
      EVENT_COUNT,
      VALUE_COUNT,
      TEMPORAL,
      TEMPORAL_ORDERED,
      VALUE_SUM,
      VALUE_AVG,
      VALUE_PERCENTILE
    }
  }
}

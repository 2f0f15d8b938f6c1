package dev.yagura.query.spl.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What differs between the terms of a published rule and those of the search box. */
enum TermDialect {
  RULE {
    @Override
    List<String> valuesMeant(String field, String value) {
      return field.equals("sourcetype") ? Sourcetypes.sameAs(value) : List.of(value);
    }

    @Override
    boolean passesWhenAbsent(String field) {
      return field.equals("index");
    }

    @Override
    boolean passesAlways(String field, String value) {
      return field.equals("index") && value.equals("unix");
    }
  },
  SEARCH_BOX {
    @Override
    List<String> valuesMeant(String field, String value) {
      return List.of(value);
    }

    @Override
    boolean passesWhenAbsent(String field) {
      return false;
    }

    @Override
    boolean passesAlways(String field, String value) {
      return false;
    }
  };

  private static final Set<String> TIME_RANGE =
      Set.of("earliest", "latest", "_index_earliest", "_index_latest", "starttime", "endtime");

  private static final Map<String, String> NOT_HERE =
      Map.of(
          "eventtype", "event types are defined in a Splunk installation",
          "tag", "tags are defined in a Splunk installation",
          "nodename", "nodes of a data model are not supported",
          "_time", "a condition on _time is not supported");

  /** The values that a field may have for a term's value to hold. */
  abstract List<String> valuesMeant(String field, String value);

  /**
   * Whether a test of the field also holds for events that lack it. A rule's index says where its
   * author's installation keeps its logs: what was sent without one is searched too.
   */
  abstract boolean passesWhenAbsent(String field);

  /** Whether the test only says "any Linux log": published content writes {@code index=unix}. */
  abstract boolean passesAlways(String field, String value);

  /** Why a field cannot be asked about; empty if it can. */
  String problemOf(String field) {
    if (TIME_RANGE.contains(field.toLowerCase(Locale.ROOT))) {
      return "the time range is set beside the search, not by " + field;
    }
    return NOT_HERE.getOrDefault(field, "");
  }
}

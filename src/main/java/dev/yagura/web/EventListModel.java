package dev.yagura.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param page newest first; empty where the query has problems
 * @param histogram by sourcetype over the whole range; its total is what was found. Null where the
 *     query has problems or counting took too long
 * @param problems why the query cannot be read, or took too long
 * @param hosts all hosts, to choose from
 * @param sourcetypes all sourcetypes, to choose from
 * @param nearest time of the event closest to the range that the rest of the filter finds, where
 *     the range has none; null where there is none at all
 */
record EventListModel(
    Page<EventRow> page,
    @Nullable Counts histogram,
    List<QueryProblem> problems,
    List<String> hosts,
    List<String> sourcetypes,
    @Nullable Instant nearest) {

  /**
   * A place in a query and what is wrong there.
   *
   * @param column 1-based; 0 for the query as a whole
   */
  record QueryProblem(int column, String message) {}
}

package dev.yagura.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled condition over events (or over audit records), with what it groups by. Immutable,
 * thread-safe.
 */
public interface EventQuery {

  /**
   * The statement that gives one row for each match in the set, ordered by the key.
   *
   * <p>Its columns: {@code retention_class, arrival_day, host_id, slice_id, ordinal} (the key),
   * {@code record_line integer} (the line of the matching audit record; null for whole events),
   * {@code time timestamptz}, {@code host text}, {@code event_count integer}, {@code event_key
   * text}, {@code group_values text[]} (the values of {@link #groupBy}, null elements where
   * absent), {@code counted_value text[]} (the values of {@link #countedFields()}), {@code matched
   * jsonb} (field name to value of the fields that positive tests of the condition matched on; for
   * keywords the key {@code keywords} with the literals that were found).
   *
   * @param groupBy exact-case field names as the rule writes them; may be empty
   * @param countedFields fields whose values a window condition counts or sums; may be empty
   */
  SqlStatement matches(EventSet set, List<String> groupBy, List<String> countedFields);

  /**
   * The bare condition over the relation under the alias {@code e}, to be put into a WHERE clause
   * of the event reader's own.
   */
  SqlStatement condition();

  /** Whether it tests raw text, which only a bound set carries. */
  boolean needsRaw();

  /**
   * Literals, folded to lower-case ASCII, of which at least one must occur in the folded text of
   * any event that matches (its field values, record values, and raw text, joined by newline);
   * empty for a query with no such literal, which is then always a candidate within its scope.
   */
  Optional<Set<String>> requiredLiterals();

  /** The scope: only events of these sourcetypes can match; empty for any. */
  Set<String> sourcetypes();

  /** The scope: only events of these data models (CIM names) can match; empty for any. */
  Set<String> models();

  /** The field names that the condition tests, as written. */
  Set<String> fields();
}

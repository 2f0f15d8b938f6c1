package dev.yagura.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The relation that compiled searches and rules read: fixed column names and PostgreSQL types. It
 * is either the stored table (the view {@code event_relation}) or a set of events bound to the
 * statement as one JSON array ({@code jsonb_to_recordset}), each element an object with these
 * column names as keys.
 *
 * <p>{@code fields} is a JSON object of the fields without a column (strings, or arrays of strings
 * for multivalues). {@code records} is a JSON array of audit records, each {@code {"type": …,
 * "line": n, "fields": {…}, "raw": …}}; {@code raw} of the event and of a record is only there in a
 * bound set, since stored raw text lives in compressed blocks.
 */
public final class EventRelation {

  /** The view over stored events. Its {@code raw} is null. */
  public static final String STORED = "event_relation";

  /** The columns that make the key of an event, in the key's order. */
  public static final List<String> KEY =
      List.of("retention_class", "arrival_day", "host_id", "slice_id", "ordinal");

  private static final Map<String, String> COLUMNS = columns();

  private EventRelation() {}

  /** Every column's name with its PostgreSQL type, in the relation's order. */
  public static Map<String, String> columnTypes() {
    return COLUMNS;
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("retention_class", "smallint");
    columns.put("arrival_day", "date");
    columns.put("host_id", "integer");
    columns.put("slice_id", "bigint");
    columns.put("ordinal", "integer");
    columns.put("time", "timestamptz");
    columns.put("arrived", "timestamptz");
    List<String> texts =
        new ArrayList<>(List.of("host", "source", "sourcetype", "index_name", "model"));
    Arrays.stream(EventField.values()).map(EventField::cimName).forEach(texts::add);
    texts.forEach(name -> columns.put(name, "text"));
    columns.put("event_count", "integer");
    columns.put("quarantined", "boolean");
    columns.put("event_key", "text");
    columns.put("fields", "jsonb");
    columns.put("records", "jsonb");
    columns.put("raw", "text");
    return Collections.unmodifiableMap(columns);
  }
}

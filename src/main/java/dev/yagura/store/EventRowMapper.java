package dev.yagura.store;

import dev.yagura.event.AuditFields;
import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.EventField;
import dev.yagura.event.EventId;
import dev.yagura.event.RawLine;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/** Reads stored events. Lines come as places only, as empty lines numbered by place. */
final class EventRowMapper implements RowMapper<StoredEvent> {

  static final EventRowMapper INSTANCE = new EventRowMapper();

  /** The columns and tables; a WHERE with an arrival bound on {@code e} is to follow. */
  static final String SELECT =
      """
      SELECT e.retention_class, e.arrival_day, e.host_id, e.slice_id, e.ordinal, e.batch_id, e.time,
        e.arrived, e.event_count, e.quarantined, e.places, e.lines, e.reported_host, e.source,
        e.sourcetype, e.index_name, e.event_key, e.problems, h.name AS host,
        CASE WHEN a.merged IS NULL THEN e.model ELSE a.merged ->> 'model' END AS model,
        %s,
        coalesce(a.merged -> 'fields', e.fields) AS fields,
        coalesce(a.merged -> 'records', e.records) AS records
      FROM events e
      JOIN hosts h ON h.host_id = e.host_id
      LEFT JOIN event_amendments a ON a.host_id = e.host_id AND a.event_slice_id = e.slice_id
        AND a.event_ordinal = e.ordinal AND NOT a.superseded
      """
          .formatted(
              Arrays.stream(EventField.values())
                  .map(EventField::cimName)
                  .map(
                      name ->
                          "CASE WHEN a.merged IS NULL THEN e.\"%1$s\" ELSE a.merged ->> '%1$s' END AS \"%1$s\""
                              .formatted(name))
                  .collect(Collectors.joining(",\n  ")));

  @Override
  public StoredEvent mapRow(ResultSet row, int number) throws SQLException {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (EventField field : EventField.values()) {
      String value = row.getString(field.cimName());
      if (value != null) {
        fields.put(field.cimName(), value);
      }
    }
    fields.putAll(EventJson.readFields(row.getString("fields")));
    List<AuditFields> records = EventJson.readRecords(row.getString("records"));
    String model = row.getString("model");
    List<RawLine> places = new ArrayList<>();
    for (int place : integers(row.getArray("places"))) {
      places.add(new RawLine(place, 1, new byte[0], 0));
    }
    Event event =
        new Event(
            instant(row, "time"),
            row.getString("host"),
            row.getString("reported_host"),
            row.getString("source"),
            row.getString("sourcetype"),
            row.getString("index_name"),
            model == null ? null : DataModel.ofCimName(model).orElse(null),
            fields,
            records,
            row.getInt("event_count"),
            row.getBoolean("quarantined"),
            List.of((String[]) row.getArray("problems").getArray()),
            row.getString("event_key"),
            places);
    EventId id =
        new EventId(
            row.getInt("retention_class"),
            row.getObject("arrival_day", LocalDate.class),
            row.getInt("host_id"),
            row.getLong("slice_id"),
            row.getInt("ordinal"));
    return new StoredEvent(
        id,
        event,
        instant(row, "arrived"),
        row.getLong("batch_id"),
        integers(row.getArray("lines")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static List<Integer> integers(Array array) throws SQLException {
    return List.of((Integer[]) array.getArray());
  }
}

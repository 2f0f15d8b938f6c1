package dev.yagura.query;

import dev.yagura.event.EventRelation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of tests, written as maps: keys that are columns of the relation go there, {@code records}
 * are audit records, all others go into {@code fields}.
 */
public final class BoundEvents {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BoundEvents() {}

  /** A bound set; ordinals count from 0. */
  public static EventSet.Bound of(List<? extends Map<String, ?>> events) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      rows.add(row(events.get(i), i));
    }
    return new EventSet.Bound(JSON.writeValueAsString(rows));
  }

  private static Map<String, Object> row(Map<String, ?> event, int ordinal) {
    Map<String, Object> row = new LinkedHashMap<>();
    Map<String, Object> fields = new LinkedHashMap<>();
    row.put("retention_class", 2);
    row.put("arrival_day", "2026-11-25");
    row.put("host_id", 1);
    row.put("slice_id", 7);
    row.put("ordinal", ordinal);
    row.put("time", "2026-11-25T10:20:30Z");
    row.put("arrived", "2026-11-25T10:20:31Z");
    row.put("host", "web1");
    row.put("source", "/var/log/syslog");
    row.put("sourcetype", "syslog");
    row.put("event_count", 1);
    row.put("quarantined", false);
    row.put("event_key", "k" + ordinal);
    row.put("records", List.of());
    event.forEach(
        (key, value) -> {
          if (EventRelation.columnTypes().containsKey(key)) {
            row.put(key, value);
          } else {
            fields.put(key, value);
          }
        });
    row.put("fields", fields);
    return row;
  }
}

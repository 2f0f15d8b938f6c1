package dev.yagura.normalize.message;

import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of syslog and journal messages. */
public final class MessageNormalizer {

  private final KindTable table = new KindTable();
  private final MessageFields fields = new MessageFields(table);

  /** The event of a message; one that no grammar read has no data model. */
  public Event normalize(LogRecord.Message message, Origin origin) {
    KindTable.Kind kind = table.kind(message.kind());
    return event(
        message.header(),
        origin,
        message.sourcetype(),
        kind == null ? null : kind.model(),
        fields.of(message, origin),
        message.count(),
        null,
        EventKeys.of(origin.host(), message.header(), message.text()));
  }

  /** The quarantined event of a line that could not be read. */
  public Event normalize(LogRecord.Unreadable line, Origin origin) {
    Map<String, Object> none = new LinkedHashMap<>();
    none.put("dest", origin.host());
    return event(
        line.header(),
        origin,
        line.sourcetype(),
        null,
        none,
        1,
        "unreadable: " + line.reason(),
        "");
  }

  private static Event event(
      Header header,
      Origin origin,
      String sourcetype,
      @Nullable DataModel model,
      Map<String, Object> fields,
      int count,
      @Nullable String unreadable,
      String key) {
    Instant time = header.time();
    List<String> problems = header.problems();
    if (time == null || unreadable != null) {
      problems = new ArrayList<>(problems);
      if (time == null) {
        problems.add("time_missing");
      }
      if (unreadable != null) {
        problems.add(unreadable);
      }
    }
    return new Event(
        time == null ? origin.arrived() : time,
        origin.host(),
        header.host(),
        origin.source(),
        sourcetype,
        origin.index(),
        model,
        fields,
        List.of(),
        count,
        unreadable != null,
        List.copyOf(problems),
        key,
        List.of(header.line()));
  }
}

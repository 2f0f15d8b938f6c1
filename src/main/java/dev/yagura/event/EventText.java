package dev.yagura.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text that a prefilter looks through: every value of an event on a line of its own, ASCII
 * letters in lower case. What is more in it than a rule's own fields only makes more candidates.
 */
public final class EventText {

  private EventText() {}

  /** The folded text of an event and its raw lines. */
  public static String folded(Event event, String rawText) {
    StringBuilder text = new StringBuilder(512 + rawText.length());
    add(text, event.host());
    add(text, event.source());
    add(text, event.sourcetype());
    add(text, event.index());
    add(text, event.model() == null ? null : event.model().cimName());
    for (Object value : event.fields().values()) {
      if (value instanceof List<?> values) {
        values.forEach(one -> add(text, one.toString()));
      } else {
        add(text, value.toString());
      }
    }
    for (AuditFields record : event.records()) {
      add(text, record.type());
      record.fields().values().forEach(value -> add(text, value));
    }
    add(text, rawText);
    return text.toString();
  }

  private static void add(StringBuilder text, @Nullable String value) {
    if (value != null) {
      for (int i = 0; i < value.length(); i++) {
        text.append(AsciiFold.fold(value.charAt(i)));
      }
      text.append('\n');
    }
  }
}

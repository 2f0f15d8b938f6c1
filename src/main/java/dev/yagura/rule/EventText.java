package dev.yagura.rule;

import dev.yagura.event.AuditFields;
import dev.yagura.event.Event;
import java.util.List;

/**
 * The text that the prefilter looks through: every value of an event on a line of its own, ASCII
 * letters in lower case. What is more in it than the rules' own fields only makes more candidates.
 */
final class EventText {

  private EventText() {}

  static String folded(Event event, String rawText) {
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

  private static void add(StringBuilder text, @org.jspecify.annotations.Nullable String value) {
    if (value == null) {
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      text.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    text.append('\n');
  }
}

package dev.yagura.alert;

import java.util.Map;

/** Fills Splunk's {@code rba.message}: {@code $field$} becomes the field's value. */
final class MessageTemplate {

  private MessageTemplate() {}

  /** Tokens without a value stay as they are written. */
  static String fill(String template, Map<String, ?> values) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('$', at);
      int close = open < 0 ? -1 : template.indexOf('$', open + 1);
      if (close < 0) {
        break;
      }
      Object value = values.get(template.substring(open + 1, close));
      filled.append(template, at, open);
      if (value == null) {
        // The second sign may open the next token.
        filled.append(template, open, close);
        at = close;
      } else {
        filled.append(value);
        at = close + 1;
      }
    }
    return filled.append(template, at, template.length()).toString();
  }
}

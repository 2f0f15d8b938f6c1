package dev.yagura.query.spl.plan;

import java.util.Map;

/** The five named entities of XML. */
final class Entities {

  private static final Map<String, String> NAMED =
      Map.of("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&apos;", "'");

  private Entities() {}

  /** One pass from left to right, so that {@code &amp;gt;} becomes {@code &gt;}. */
  static String decodeOnce(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      String entity = entityAt(text, at);
      decoded.append(entity.isEmpty() ? text.charAt(at) : NAMED.get(entity));
      at += Math.max(1, entity.length());
    }
    return decoded.toString();
  }

  private static String entityAt(String text, int at) {
    return NAMED.keySet().stream().filter(e -> text.startsWith(e, at)).findFirst().orElse("");
  }
}

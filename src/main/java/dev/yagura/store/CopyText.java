package dev.yagura.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds rows in the text format of PostgreSQL's COPY. U+0000, which PostgreSQL refuses in text and
 * jsonb, is written as the visible escape {@code \x00}.
 */
final class CopyText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder(1 << 16);
  private boolean rowStarted;

  CopyText value(@Nullable String value) {
    separate();
    if (value == null) {
      text.append("\\N");
    } else {
      escape(value);
    }
    return this;
  }

  CopyText value(long value) {
    separate();
    text.append(value);
    return this;
  }

  CopyText value(boolean value) {
    separate();
    text.append(value ? 't' : 'f');
    return this;
  }

  CopyText value(Instant value) {
    separate();
    TIME.formatTo(value, text);
    return this;
  }

  CopyText integers(List<Integer> values) {
    separate();
    text.append('{');
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ",").append(values.get(i));
    }
    text.append('}');
    return this;
  }

  CopyText texts(List<String> values) {
    separate();
    text.append('{');
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ",").append('"');
      escape(values.get(i).replace("\\", "\\\\").replace("\"", "\\\""));
      text.append('"');
    }
    text.append('}');
    return this;
  }

  CopyText bytes(byte[] value) {
    separate();
    text.append("\\\\x").append(java.util.HexFormat.of().formatHex(value));
    return this;
  }

  void endRow() {
    text.append('\n');
    rowStarted = false;
  }

  int length() {
    return text.length();
  }

  /** The rows so far, and starts over. */
  byte[] take() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return bytes;
  }

  private void separate() {
    if (rowStarted) {
      text.append('\t');
    }
    rowStarted = true;
  }

  private void escape(String value) {
    int plainFrom = 0;
    for (int i = 0; i < value.length(); i++) {
      String escaped =
          switch (value.charAt(i)) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\0' -> "\\\\x00";
            default -> null;
          };
      if (escaped != null) {
        text.append(value, plainFrom, i).append(escaped);
        plainFrom = i + 1;
      }
    }
    text.append(value, plainFrom, value.length());
  }
}

package dev.yagura.parse.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message with places for values, as {@code Invalid user {>user} from {src:word}}.
 *
 * <p>{@code {name}} takes all up to the first occurrence of the text that follows it; {@code
 * {name:word}} the same but one or more characters without a blank; {@code {name:digits}} digits.
 * {@code {_}} is not kept. One place may be written {@code {>name}}: what stands right of it is
 * matched from the end backwards, so that it takes everything between. That is for values that
 * somebody else chooses, who may well choose an imitation of what follows. Takes time in proportion
 * to the text, whatever the text.
 */
final class MessageTemplate {

  private enum Kind {
    LITERAL,
    TEXT,
    WORD,
    DIGITS
  }

  private record Part(Kind kind, String text) {}

  private final List<Part> left = new ArrayList<>();
  private final List<Part> right = new ArrayList<>();
  private @Nullable String pivot;

  MessageTemplate(String template) {
    List<Part> parts = left;
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      if (open != at) {
        int end = open < 0 ? template.length() : open;
        parts.add(new Part(Kind.LITERAL, template.substring(at, end)));
        at = end;
        continue;
      }
      int close = template.indexOf('}', open);
      String place = template.substring(open + 1, close);
      if (place.startsWith(">")) {
        pivot = place.substring(1);
        parts = right;
      } else {
        parts.add(place(place));
      }
      at = close + 1;
    }
  }

  private static Part place(String place) {
    int colon = place.indexOf(':');
    if (colon < 0) {
      return new Part(Kind.TEXT, place);
    }
    Kind kind = place.endsWith(":digits") ? Kind.DIGITS : Kind.WORD;
    return new Part(kind, place.substring(0, colon));
  }

  /**
   * Puts the values of a text into the map; false, and then the map is of no use, if it differs.
   */
  boolean read(String text, Map<String, String> values) {
    int begin = 0;
    for (int i = 0; i < left.size(); i++) {
      Part part = left.get(i);
      int end = forwards(text, begin, part, i + 1 < left.size() ? left.get(i + 1).text : null);
      if (end < 0) {
        return false;
      }
      keep(part, text, begin, end, values);
      begin = end;
    }
    if (pivot == null) {
      return begin == text.length();
    }
    int end = text.length();
    for (int i = right.size() - 1; i >= 0; i--) {
      Part part = right.get(i);
      int from = backwards(text, begin, end, part, i > 0 ? right.get(i - 1).text : null);
      if (from < begin) {
        return false;
      }
      keep(part, text, from, end, values);
      end = from;
    }
    keep(new Part(Kind.TEXT, pivot), text, begin, end, values);
    return true;
  }

  private static int forwards(String text, int from, Part part, @Nullable String next) {
    switch (part.kind) {
      case LITERAL:
        return text.startsWith(part.text, from) ? from + part.text.length() : -1;
      case DIGITS:
        int digits = from;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
          digits++;
        }
        return digits > from ? digits : -1;
      default:
        int end = next == null ? text.length() : text.indexOf(next, from);
        return end >= 0 && fits(part, text, from, end) ? end : -1;
    }
  }

  private static int backwards(String text, int least, int to, Part part, @Nullable String before) {
    switch (part.kind) {
      case LITERAL:
        int begin = to - part.text.length();
        return begin >= least && text.startsWith(part.text, begin) ? begin : -1;
      case DIGITS:
        int digits = to;
        while (digits > least && isDigit(text.charAt(digits - 1))) {
          digits--;
        }
        return digits < to ? digits : -1;
      default:
        if (before == null) {
          return -1;
        }
        int literal = text.lastIndexOf(before, to - before.length());
        int from = literal + before.length();
        return literal >= least && fits(part, text, from, to) ? from : -1;
    }
  }

  private static boolean fits(Part part, String text, int from, int to) {
    if (part.kind != Kind.WORD) {
      return true;
    }
    int blank = text.indexOf(' ', from);
    return to > from && (blank < 0 || blank >= to);
  }

  private static void keep(Part part, String text, int from, int to, Map<String, String> values) {
    if (part.kind != Kind.LITERAL && to > from && !part.text.equals("_")) {
      values.put(part.text, text.substring(from, to));
    }
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}

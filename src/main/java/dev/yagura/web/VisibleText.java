package dev.yagura.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes text from logs safe to look at. Characters that act rather than show (controls, escape
 * codes, bidirectional and invisible ones) become marks that show: {@code ‹ESC›}, {@code ‹U+202E›}.
 */
@Component
class VisibleText {

  /** The names of ASCII's controls (RFC 20); fonts often lack the pictures that Unicode has. */
  private static final List<String> CONTROLS =
      List.of(
          "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
              .split(" "));

  /** What a part of a text is. */
  enum Kind {
    PLAIN,
    MARK,
    MATCH
  }

  /** A part of a text, harmless. */
  public record Part(Kind kind, String text) {

    /** Whether a rule matched here. */
    public boolean match() {
      return kind == Kind.MATCH;
    }

    /** Whether it stands for a character that does not show. */
    public boolean mark() {
      return kind == Kind.MARK;
    }
  }

  private record Span(int start, int end) {}

  /** The text on one line with its marks in it: for cells, titles and attributes. */
  public String line(@Nullable String text) {
    return text == null ? "" : shown(text, false);
  }

  /** As {@link #line}, at most {@code most} characters, with an ellipsis where it was cut. */
  public String line(@Nullable String text, int most) {
    if (text == null) {
      return "";
    }
    if (text.length() <= most) {
      return line(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return line(text.substring(0, end)) + "…";
  }

  /** The text in parts; line feeds and tabs stay. */
  public List<Part> parts(@Nullable String text) {
    return parts(text, List.of());
  }

  /**
   * The text in parts, with every place of the values marked. Upper and lower case of ASCII letters
   * are one. Values of one or two characters are marked only where they stand alone.
   */
  public List<Part> parts(@Nullable String text, Collection<String> values) {
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (Span span : spans(text, values)) {
      addPlain(text.substring(from, span.start()), parts);
      parts.add(new Part(Kind.MATCH, shown(text.substring(span.start(), span.end()), true)));
      from = span.end();
    }
    addPlain(text.substring(from), parts);
    return parts;
  }

  private static List<Span> spans(String text, Collection<String> values) {
    String folded = text.toLowerCase(Locale.ROOT);
    if (folded.length() != text.length()) {
      return List.of();
    }
    List<Span> found = new ArrayList<>();
    for (String value : values) {
      String wanted = value.toLowerCase(Locale.ROOT);
      if (wanted.isEmpty()) {
        continue;
      }
      int at = folded.indexOf(wanted);
      while (at >= 0) {
        int end = at + wanted.length();
        if (wanted.length() > 2 || standsAlone(folded, at, end)) {
          found.add(new Span(at, end));
        }
        at = folded.indexOf(wanted, end);
      }
    }
    found.sort(Comparator.comparingInt(Span::start));
    return joined(found);
  }

  private static boolean standsAlone(String text, int start, int end) {
    return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private static List<Span> joined(List<Span> sorted) {
    List<Span> joined = new ArrayList<>();
    for (Span span : sorted) {
      Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && span.start() <= last.end()) {
        joined.set(joined.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  private static void addPlain(String text, List<Part> parts) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (acts(c, true)) {
                if (!plain.isEmpty()) {
                  parts.add(new Part(Kind.PLAIN, plain.toString()));
                  plain.setLength(0);
                }
                parts.add(new Part(Kind.MARK, mark(c)));
              } else {
                plain.appendCodePoint(c);
              }
            });
    if (!plain.isEmpty()) {
      parts.add(new Part(Kind.PLAIN, plain.toString()));
    }
  }

  private static String shown(String text, boolean lines) {
    if (text.codePoints().noneMatch(c -> acts(c, lines))) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (acts(c, lines)) {
                shown.append(mark(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean acts(int c, boolean lines) {
    if (c == '\n' || c == '\t') {
      return !lines;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String mark(int c) {
    return c < CONTROLS.size() ? "‹" + CONTROLS.get(c) + "›" : "‹U+%04X›".formatted(c);
  }
}

package dev.yagura.parse.sysmon;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Reads one start tag: its name and its attributes, in any order, in either kind of quote or none.
 * Used again for each tag of an event.
 */
final class TagReader {

  private static final String EVENT = "<Event";

  private final String text;
  private final int length;
  private final Faults faults;
  private final List<String> attributeNames = new ArrayList<>(4);
  private final List<String> attributeValues = new ArrayList<>(4);
  private String name = "";
  private boolean emptyElement;
  private boolean cut;

  TagReader(String text, Faults faults) {
    this.text = text;
    this.length = text.length();
    this.faults = faults;
  }

  /** Whether {@code <Event>} itself, and not {@code <EventData>}, begins at a place. */
  static boolean startsEvent(String text, int place) {
    int end = place + EVENT.length();
    return text.startsWith(EVENT, place)
        && (end == text.length() || !isNameCharacter(text.charAt(end)));
  }

  static boolean isNameCharacter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || character == '_'
        || character == ':'
        || character == '-'
        || character == '.';
  }

  /** The place after the name that begins at a place. */
  static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /**
   * Reads the tag whose {@code <} is at a place.
   *
   * @return the place after its {@code >}, or where reading has to go on if it has none
   */
  int read(int open) {
    attributeNames.clear();
    attributeValues.clear();
    emptyElement = false;
    cut = false;
    int at = nameEnd(text, open + 1);
    name = KnownNames.of(text, open + 1, at);
    while (at < length) {
      char character = text.charAt(at);
      if (character == '>') {
        return at + 1;
      }
      if (character == '<') {
        faults.notWellFormed();
        return at;
      }
      emptyElement = character == '/';
      at = isNameCharacter(character) ? attribute(at) : at + 1;
    }
    cut = true;
    return length;
  }

  private int attribute(int start) {
    int end = nameEnd(text, start);
    int equals = skipBlanks(end);
    if (equals >= length || text.charAt(equals) != '=') {
      return end;
    }
    int value = skipBlanks(equals + 1);
    if (value >= length) {
      return length;
    }
    char quote = text.charAt(value);
    boolean quoted = quote == '"' || quote == '\'';
    int from = quoted ? value + 1 : value;
    int stop = from;
    while (stop < length && !endsValue(text.charAt(stop), quote, quoted)) {
      stop++;
    }
    if (stop == length) {
      return length;
    }
    if (!quoted || text.charAt(stop) != quote) {
      faults.notWellFormed();
    }
    attributeNames.add(KnownNames.of(text, start, end));
    attributeValues.add(ValueText.decodeName(text, from, stop, faults));
    return quoted && text.charAt(stop) == quote ? stop + 1 : stop;
  }

  private static boolean endsValue(char character, char quote, boolean quoted) {
    // A quote that is never closed must not swallow the fields that follow.
    return character == '<' || (quoted ? character == quote : character <= ' ' || character == '>');
  }

  private int skipBlanks(int start) {
    int at = start;
    while (at < length && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  String name() {
    return name;
  }

  /** Hands out all attributes, in their order. */
  void forEachAttribute(BiConsumer<String, String> taker) {
    for (int index = 0; index < attributeNames.size(); index++) {
      taker.accept(attributeNames.get(index), attributeValues.get(index));
    }
  }

  /** The value of the first attribute of a name, in any case of letters. */
  String attribute(String wanted, String otherwise) {
    for (int index = 0; index < attributeNames.size(); index++) {
      if (attributeNames.get(index).equalsIgnoreCase(wanted)) {
        return attributeValues.get(index);
      }
    }
    return otherwise;
  }

  /** Whether it ended in {@code />}. */
  boolean isEmptyElement() {
    return emptyElement;
  }

  /** Whether the text broke off inside the tag. */
  boolean isCut() {
    return cut;
  }
}

package dev.yagura.parse.lines;

import dev.yagura.event.RawLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, each with its exact bytes; a line's number is the element's. Only
 * strings and brackets are followed, by counting: depth costs nothing, and an element that is no
 * good JSON is left to who reads it. What stands around the elements is counted with them.
 */
public final class JsonArrayCutter implements Cutter {

  private final ByteWindow window;
  private final int maximum;
  private final LineCutter rest;
  private int number;
  private boolean cut;
  private boolean inside;
  private boolean afterArray;

  public JsonArrayCutter(ByteWindow window, int maximum) {
    this.window = window;
    this.maximum = maximum;
    this.rest = new LineCutter(window, maximum, false);
  }

  @Override
  public boolean wasCut() {
    return cut;
  }

  @Override
  public @Nullable RawLine next() throws IOException {
    long around = 0;
    if (number == 0) {
      int mark = ByteOrderMark.length(window);
      window.skip(mark);
      around += mark;
    }
    around += skipAround();
    if (!window.ensure(1)) {
      return null;
    }
    number++;
    if (!inside) {
      RawLine line = rest.next();
      cut = rest.wasCut();
      return line == null
          ? null
          : new RawLine(number, 1, line.bytes(), line.sentBytes() + (int) around);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    long size = readElement(element);
    cut = size > element.size();
    long sent = around + size + skipAround();
    return new RawLine(number, 1, element.toByteArray(), (int) Math.min(sent, Integer.MAX_VALUE));
  }

  private long skipAround() throws IOException {
    long count = 0;
    while (window.ensure(1)) {
      byte character = window.at(0);
      boolean opens = character == '[' && !inside;
      boolean closes = character == ']' && inside;
      boolean separates = character == ',' && inside;
      if (!opens && !closes && !separates && !isBlank(character)) {
        break;
      }
      if (opens && afterArray && !beginsElement()) {
        break;
      }
      inside = inside ? !closes : opens;
      afterArray |= closes;
      window.skip(1);
      count++;
    }
    return count;
  }

  private boolean beginsElement() throws IOException {
    return window.ensure(2) && (window.at(1) == '{' || window.at(1) == '"');
  }

  private long readElement(ByteArrayOutputStream element) throws IOException {
    long size = 0;
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    while (window.ensure(1)) {
      byte character = window.at(0);
      if (depth == 0 && !quoted && (character == ',' || character == ']' || isBlank(character))) {
        break;
      }
      window.skip(1);
      size++;
      if (size <= maximum) {
        element.write(character);
      }
      if (quoted) {
        quoted = escaped || character != '"';
        escaped = !escaped && character == '\\';
      } else if (character == '"') {
        quoted = true;
      } else if (character == '{' || character == '[') {
        depth++;
      } else if (character == '}' || character == ']') {
        depth--;
      }
    }
    return size;
  }

  /** Blanks as JSON knows them (RFC 8259, 2). */
  static boolean isBlank(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }
}

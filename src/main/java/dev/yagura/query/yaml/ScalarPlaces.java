package dev.yagura.query.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where the characters of a scalar's value stand in the file: quotes, escapes, folded lines and
 * indentation are walked over.
 */
public final class ScalarPlaces {

  private final String text;
  private final ScalarStyle style;
  private int at;

  private ScalarPlaces(String text, int at, ScalarStyle style) {
    this.text = text;
    this.at = at;
    this.style = style;
  }

  /**
   * For each UTF-16 unit of the value its offset in the text; empty if the two do not fit together.
   *
   * @param text the text that the node was read from
   */
  public static Optional<int[]> offsets(ScalarNode node, String text) {
    int start = offsetOf(text, node.getStartMark().getLine(), node.getStartMark().getColumn());
    if (start < 0) {
      return Optional.empty();
    }
    ScalarPlaces places = new ScalarPlaces(text, start, node.getScalarStyle());
    return places.walk(node.getValue());
  }

  /** Columns of marks count code points. */
  private static int offsetOf(String text, int line, int column) {
    int at = 0;
    for (int i = 0; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
      if (at == 0) {
        return -1;
      }
    }
    try {
      return text.offsetByCodePoints(at, column);
    } catch (IndexOutOfBoundsException notOfThisText) {
      return -1;
    }
  }

  private Optional<int[]> walk(String value) {
    if (style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED) {
      at++;
    } else if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      at = text.indexOf('\n', at) + 1;
    }
    int[] offsets = new int[value.length()];
    for (int i = 0; i < value.length(); i++) {
      int found = next(value.charAt(i));
      if (found < 0) {
        return Optional.empty();
      }
      offsets[i] = found;
    }
    return Optional.of(offsets);
  }

  /** The offset of the next character of the value; -1 if something else stands there. */
  private int next(char wanted) {
    while (at < text.length()) {
      char character = text.charAt(at);
      if (style == ScalarStyle.DOUBLE_QUOTED && character == '\\') {
        boolean joinsLines = at + 1 < text.length() && "\r\n".indexOf(text.charAt(at + 1)) >= 0;
        if (joinsLines) {
          at += 2;
          continue;
        }
        return step(escapeLength());
      }
      if (character == wanted) {
        boolean doubled = style == ScalarStyle.SINGLE_QUOTED && character == '\'';
        return step(doubled ? 2 : 1);
      }
      if (!Character.isWhitespace(character)) {
        return -1;
      }
      if (Character.isWhitespace(wanted)) {
        return step(1);
      }
      at++;
    }
    return -1;
  }

  private int escapeLength() {
    return switch (at + 1 < text.length() ? text.charAt(at + 1) : ' ') {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private int step(int length) {
    int found = at;
    at += length;
    return found;
  }
}

package dev.yagura.query.spl;

import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Places;
import java.text.Normalizer;

/**
 * Text as typed with a Japanese or other input method: outside double quotes it is brought to NFKC,
 * so that full-width letters, digits, blanks, brackets and quotes are the usual ones. Each
 * character keeps its place.
 */
final class BoxText {

  private static final char FULL_WIDTH_QUOTE = '\uFF02';

  private BoxText() {}

  static PlacedText normalize(String text, Places places) {
    PlacedText written = PlacedText.of(text, places);
    PlacedText.Builder result = new PlacedText.Builder(written);
    boolean quoted = false;
    int at = 0;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (quoted && character == '\\' && at + 1 < text.length()) {
        result.keep(at, at + 2);
        at += 2;
      } else if (character == '"' || character == FULL_WIDTH_QUOTE) {
        quoted = !quoted;
        result.put("\"", at++);
      } else if (quoted) {
        result.keep(at, ++at);
      } else {
        int end = endOfCluster(text, at);
        result.put(Normalizer.normalize(text.substring(at, end), Normalizer.Form.NFKC), at);
        at = end;
      }
    }
    return result.build();
  }

  /** A character with the marks that follow it and may be composed with it. */
  private static int endOfCluster(String text, int start) {
    int at = text.offsetByCodePoints(start, 1);
    while (at < text.length() && isMark(text.codePointAt(at))) {
      at = text.offsetByCodePoints(at, 1);
    }
    return at;
  }

  /** Also the half-width voiced and semi-voiced marks of katakana. */
  private static boolean isMark(int codePoint) {
    return Character.getType(codePoint) == Character.NON_SPACING_MARK
        || codePoint == 0xFF9E
        || codePoint == 0xFF9F;
  }
}

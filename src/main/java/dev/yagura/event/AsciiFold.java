package dev.yagura.event;

/**
 * The one fold of case: ASCII letters to lower case, everything else as it is. It is what {@code
 * lower(x COLLATE "C")} does in PostgreSQL, so literals folded here compare with text folded there.
 */
public final class AsciiFold {

  private AsciiFold() {}

  /** The text with A to Z as a to z; the same object where nothing changes. */
  public static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        return foldFrom(text, i);
      }
    }
    return text;
  }

  /** The letter in lower case; any other character as it is. */
  public static char fold(char c) {
    return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
  }

  private static String foldFrom(String text, int first) {
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      chars[i] = fold(chars[i]);
    }
    return new String(chars);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}

package dev.yagura.parse.journal;

import java.nio.charset.StandardCharsets;

/** Makes text of a field that PostgreSQL can store. */
final class JournalText {

  private JournalText() {}

  /** Bytes as UTF-8; what is not becomes U+FFFD. */
  static String ofBytes(byte[] bytes) {
    return clean(new String(bytes, StandardCharsets.UTF_8));
  }

  /** U+0000 becomes {@code \x00}; half a surrogate pair, which JSON can write, U+FFFD. */
  static String clean(String text) {
    int at = 0;
    while (at < text.length() && !isUnstorable(text, at)) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16);
    clean.append(text, 0, at);
    for (; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == 0) {
        clean.append("\\x00");
      } else {
        clean.append(isUnstorable(text, at) ? '\uFFFD' : character);
      }
    }
    return clean.toString();
  }

  private static boolean isUnstorable(String text, int at) {
    char character = text.charAt(at);
    if (!Character.isSurrogate(character)) {
      return character == 0;
    }
    return Character.isHighSurrogate(character)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}

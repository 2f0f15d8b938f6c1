package dev.yagura.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How pages look: as the reader's system asks, or always light or dark. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  /** The lower-case word that is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The theme of a stored word; empty for any other text. */
  public static Optional<Theme> ofWord(String word) {
    return Arrays.stream(values()).filter(theme -> theme.word().equals(word)).findFirst();
  }
}

package dev.yagura.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that the pages are written in. */
public enum Language {
  EN(Locale.ENGLISH),
  JA(Locale.JAPANESE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** The ISO 639 code that is stored, {@code en} or {@code ja}. */
  public String code() {
    return locale.getLanguage();
  }

  /** The locale that message bundles are found by. */
  public Locale locale() {
    return locale;
  }

  /** The language of a stored code; empty for any other text. */
  public static Optional<Language> ofCode(String code) {
    return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
  }
}

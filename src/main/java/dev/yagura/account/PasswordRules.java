package dev.yagura.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/** What passwords must be like, and how one-time passwords are made. */
final class PasswordRules {

  /** Without letters and digits that are read as one another. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int FEWEST_CHARACTERS = 12;

  /** What bcrypt reads. */
  static final int MOST_BYTES = 72;

  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordRules() {}

  /**
   * Refuses a password that a person chose.
   *
   * @throws PersonProblemException if it is too short, too long or contains the username
   */
  static void check(String username, String password) {
    if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
      throw new PersonProblemException(PersonProblem.PASSWORD_TOO_SHORT);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new PersonProblemException(PersonProblem.PASSWORD_TOO_LONG);
    }
    if (username.length() > 3 && password.toLowerCase(Locale.ROOT).contains(username)) {
      throw new PersonProblemException(PersonProblem.PASSWORD_TOO_LIKE);
    }
  }

  /** A password of four groups of five characters, some 99 bits. */
  static String generate() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      if (i > 0 && i % 5 == 0) {
        password.append('-');
      }
      password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}

package dev.yagura.account;

/** Why a change of a person's account was refused. Each has a message {@code person.problem.*}. */
public enum PersonProblem {
  /** The present password that was given is wrong. */
  WRONG_PASSWORD,
  /** The new password has fewer than twelve characters. */
  PASSWORD_TOO_SHORT,
  /** The new password has more than 72 bytes in UTF-8, which is what bcrypt reads. */
  PASSWORD_TOO_LONG,
  /** The new password is the present one, or contains the username. */
  PASSWORD_TOO_LIKE,
  /** The new password and its repetition differ. */
  PASSWORDS_DIFFER,
  /** Usernames have 1 to 64 letters, digits, dots, hyphens, underscores or at signs. */
  USERNAME_INVALID,
  /** The username is taken. */
  USERNAME_TAKEN,
  /** The last administrator who can sign in would lose that right. */
  LAST_ADMINISTRATOR
}

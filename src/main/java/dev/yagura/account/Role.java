package dev.yagura.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person may do. Each role may do what those before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Works on alerts. */
  ANALYST,
  /** Edits rules and exceptions, replays quarantined lines. */
  ENGINEER,
  /** People, tokens, settings, sample data. */
  ADMINISTRATOR;

  /** The lower-case word that is stored and sent, {@code viewer} and so on. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this role includes what {@code other} may do. */
  public boolean includes(Role other) {
    return ordinal() >= other.ordinal();
  }

  /** This role and those that it includes. */
  public List<Role> included() {
    return Arrays.stream(values()).filter(this::includes).toList();
  }

  /** The role of a stored word; empty for any other text. */
  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}

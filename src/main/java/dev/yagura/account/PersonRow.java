package dev.yagura.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of {@code people}. */
@Entity
@Table(name = "people")
@NullUnmarked
class PersonRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long personId;

  private String username;
  private String passwordHash;
  private int passwordVersion = 1;
  private boolean mustChangePassword;
  private String role;
  private @Nullable String language;
  private String timezone = "UTC";
  private String theme = "system";
  private boolean shortcuts = true;
  private Instant createdAt;
  private @Nullable Instant disabledAt;

  protected PersonRow() {}

  PersonRow(String username, String passwordHash, Role role, boolean mustChange, Instant now) {
    this.username = username;
    this.passwordHash = passwordHash;
    this.role = role.word();
    this.mustChangePassword = mustChange;
    this.createdAt = now;
  }

  String passwordHash() {
    return passwordHash;
  }

  /** The same password, hashed as hashes are made now. */
  void rehash(String hash) {
    passwordHash = hash;
  }

  void changePassword(String hash, boolean mustChange) {
    passwordHash = hash;
    passwordVersion++;
    mustChangePassword = mustChange;
  }

  void changeRole(Role newRole) {
    role = newRole.word();
  }

  void disable(Instant at) {
    disabledAt = at;
  }

  void enable() {
    disabledAt = null;
  }

  void prefer(Preferences wanted) {
    language = wanted.language() == null ? null : wanted.language().code();
    timezone = wanted.zone().getId();
    theme = wanted.theme().word();
    shortcuts = wanted.shortcuts();
  }

  Person person() {
    Preferences preferences =
        new Preferences(
            language == null ? null : Language.ofCode(language).orElse(null),
            ZoneId.of(timezone),
            Theme.ofWord(theme).orElse(Theme.SYSTEM),
            shortcuts);
    return new Person(
        personId,
        username,
        Role.ofWord(role).orElse(Role.VIEWER),
        preferences,
        mustChangePassword,
        passwordVersion,
        createdAt,
        disabledAt);
  }
}

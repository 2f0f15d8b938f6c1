package dev.yagura.account;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who may sign in. Every change is in the audit trail, in the same transaction.
 * Usernames are compared without regard to case.
 */
@Service
@Transactional
public class People {

  private static final Pattern USERNAME = Pattern.compile("[a-z0-9._@-]{1,64}");

  private final PeopleRepository rows;
  private final PasswordEncoder passwords;
  private final AuditTrail trail;
  private final Clock clock;

  People(PeopleRepository rows, PasswordEncoder passwords, AuditTrail trail, Clock clock) {
    this.rows = rows;
    this.passwords = passwords;
    this.trail = trail;
    this.clock = clock;
  }

  /** The person of this name. */
  @Transactional(readOnly = true)
  public Optional<Person> find(String username) {
    return rows.findByUsername(folded(username)).map(PersonRow::person);
  }

  /** Everybody, by name. */
  @Transactional(readOnly = true)
  public List<Person> all() {
    return rows.findAllByOrderByUsername().stream().map(PersonRow::person).toList();
  }

  /**
   * Adds somebody with a one-time password, which must be changed at the first sign-in.
   *
   * @return the one-time password, which is stored nowhere
   * @throws PersonProblemException if the name is not one, or taken
   */
  public String add(String username, Role role, String actor) {
    String name = folded(username);
    if (!USERNAME.matcher(name).matches()) {
      throw new PersonProblemException(PersonProblem.USERNAME_INVALID);
    }
    if (rows.findByUsername(name).isPresent()) {
      throw new PersonProblemException(PersonProblem.USERNAME_TAKEN);
    }
    String password = PasswordRules.generate();
    try {
      rows.saveAndFlush(
          new PersonRow(name, passwords.encode(password), role, true, clock.instant()));
    } catch (DataIntegrityViolationException taken) {
      throw new PersonProblemException(PersonProblem.USERNAME_TAKEN);
    }
    trail.record(actor, "person.added", name, Map.of("role", role.word()));
    return password;
  }

  /**
   * Gives somebody a new one-time password and ends their sessions.
   *
   * @return the one-time password
   */
  public String resetPassword(String username, String actor) {
    PersonRow row = row(username);
    String password = PasswordRules.generate();
    row.changePassword(passwords.encode(password), true);
    trail.record(actor, "person.password_reset", folded(username), Map.of());
    return password;
  }

  /**
   * Changes a person's own password and ends their other sessions.
   *
   * @throws PersonProblemException if the present one is wrong or the new one will not do
   */
  public Person changePassword(String username, String present, String wanted, String repeated) {
    PersonRow row = row(username);
    if (!passwords.matches(present, row.passwordHash())) {
      throw new PersonProblemException(PersonProblem.WRONG_PASSWORD);
    }
    if (!wanted.equals(repeated)) {
      throw new PersonProblemException(PersonProblem.PASSWORDS_DIFFER);
    }
    if (wanted.equals(present)) {
      throw new PersonProblemException(PersonProblem.PASSWORD_TOO_LIKE);
    }
    PasswordRules.check(folded(username), wanted);
    row.changePassword(passwords.encode(wanted), false);
    trail.record(folded(username), "person.password_changed", folded(username), Map.of());
    return row.person();
  }

  /** Sets how a person wants the pages. */
  public Person prefer(String username, Preferences preferences) {
    PersonRow row = row(username);
    row.prefer(preferences);
    return row.person();
  }

  /**
   * Gives a person another role.
   *
   * @throws PersonProblemException if nobody would be left to administer
   */
  public void changeRole(String username, Role role, String actor) {
    PersonRow row = row(username);
    if (role != Role.ADMINISTRATOR) {
      keepAnAdministrator(row);
    }
    row.changeRole(role);
    trail.record(actor, "person.role_changed", folded(username), Map.of("role", role.word()));
  }

  /**
   * Lets a person sign in, or no longer; their sessions end with their next request.
   *
   * @throws PersonProblemException if nobody would be left to administer
   */
  public void setEnabled(String username, boolean enabled, String actor) {
    PersonRow row = row(username);
    if (enabled) {
      row.enable();
    } else {
      keepAnAdministrator(row);
      row.disable(clock.instant());
    }
    String act = enabled ? "person.enabled" : "person.disabled";
    trail.record(actor, act, folded(username), Map.of());
  }

  private void keepAnAdministrator(PersonRow leaving) {
    List<PersonRow> administrators = rows.lockAdministrators();
    if (administrators.size() == 1 && administrators.contains(leaving)) {
      throw new PersonProblemException(PersonProblem.LAST_ADMINISTRATOR);
    }
  }

  private PersonRow row(String username) {
    return rows.findByUsername(folded(username))
        .orElseThrow(() -> new PersonProblemException(PersonProblem.USERNAME_INVALID));
  }

  private static String folded(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }
}

package dev.yagura.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Makes {@code admin} when there is nobody yet: with the password of {@code
 * yagura.bootstrap.admin-password}, else with a one-time password. Runs before the doors open. Of
 * several nodes that start together one makes the person.
 */
@Service
public class FirstPerson implements SmartInitializingSingleton {

  /** The name of the person who is made first. */
  public static final String USERNAME = "admin";

  private final JdbcClient database;
  private final PasswordEncoder passwords;
  private final AuditTrail trail;
  private final Clock clock;
  private final String given;
  private @Nullable String oneTimePassword;

  FirstPerson(
      JdbcClient database,
      PasswordEncoder passwords,
      AuditTrail trail,
      Clock clock,
      @Value("${yagura.bootstrap.admin-password:}") String given) {
    this.database = database;
    this.passwords = passwords;
    this.trail = trail;
    this.clock = clock;
    this.given = given;
  }

  /** The one-time password, if this start made one; for the start-up text and nothing else. */
  public Optional<String> oneTimePassword() {
    return Optional.ofNullable(oneTimePassword);
  }

  @Override
  public void afterSingletonsInstantiated() {
    boolean nobody =
        database.sql("SELECT NOT EXISTS (SELECT FROM people)").query(Boolean.class).single();
    if (!nobody) {
      return;
    }
    boolean generated = given.isEmpty();
    String password = generated ? PasswordRules.generate() : given;
    int added =
        database
            .sql(
                """
                INSERT INTO people (username, password_hash, must_change_password, role, created_at)
                VALUES (:username, :hash, :generated, 'administrator', :now)
                ON CONFLICT (username) DO NOTHING
                """)
            .param("username", USERNAME)
            .param("hash", passwords.encode(password))
            .param("generated", generated)
            .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .update();
    if (added == 1) {
      trail.record("console", "person.added", USERNAME, Map.of("role", "administrator"));
      oneTimePassword = generated ? password : null;
    }
  }
}

package dev.yagura.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Checks names and passwords, slowly for those who guess. */
@Component
class SignInProvider implements AuthenticationProvider {

  private final PeopleRepository rows;
  private final PasswordEncoder passwords;
  private final SignInAttempts attempts;
  private final AuditTrail trail;
  private final TransactionOperations transactions;

  /** Checked against for unknown names, so that they take as long as known ones. */
  private final String nobodysHash;

  SignInProvider(
      PeopleRepository rows,
      PasswordEncoder passwords,
      SignInAttempts attempts,
      AuditTrail trail,
      TransactionOperations transactions) {
    this.rows = rows;
    this.passwords = passwords;
    this.attempts = attempts;
    this.trail = trail;
    this.transactions = transactions;
    this.nobodysHash = passwords.encode(PasswordRules.generate());
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String username = given.getName().strip().toLowerCase(Locale.ROOT);
    String address =
        given.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    Duration toWait = attempts.toWait(username, address);
    if (toWait.compareTo(Duration.ZERO) > 0) {
      throw new TooManyAttemptsException(toWait);
    }
    try {
      Person person = check(username, String.valueOf(given.getCredentials()));
      attempts.succeeded(username, address);
      return authentication(person, given.getDetails());
    } catch (BadCredentialsException wrong) {
      attempts.failed(username, address);
      throw wrong;
    } catch (DataAccessException | TransactionException away) {
      throw new InternalAuthenticationServiceException("the database does not answer", away);
    }
  }

  private Person check(String username, String password) {
    PersonRow row = username.indexOf('\0') >= 0 ? null : rows.findByUsername(username).orElse(null);
    String hash = row == null ? nobodysHash : row.passwordHash();
    boolean readable = password.getBytes(StandardCharsets.UTF_8).length <= PasswordRules.MOST_BYTES;
    boolean right = readable && passwords.matches(password, hash);
    if (row == null || !right || !row.person().enabled()) {
      if (row != null) {
        trail.record(username, "person.sign_in_failed", username, Map.of());
      }
      throw new BadCredentialsException("wrong name or password");
    }
    transactions.executeWithoutResult(
        transaction -> {
          if (passwords.upgradeEncoding(hash)) {
            row.rehash(passwords.encode(password));
            rows.save(row);
          }
          trail.record(username, "person.signed_in", username, Map.of());
        });
    return row.person();
  }

  /** What a person may do, from their role as it is now. */
  static Authentication authentication(Person person, Object details) {
    List<SimpleGrantedAuthority> authorities =
        person.role().included().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
            .toList();
    UsernamePasswordAuthenticationToken signedIn =
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedIn(person.username(), person.passwordVersion()), null, authorities);
    signedIn.setDetails(details);
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}

package dev.yagura.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param username lower case
 * @param mustChangePassword whether no page but the change of the password opens
 * @param passwordVersion counts up with each change of the password
 * @param disabledAt since when signing in is refused; null where it is allowed
 */
public record Person(
    long id,
    String username,
    Role role,
    Preferences preferences,
    boolean mustChangePassword,
    int passwordVersion,
    Instant createdAt,
    @Nullable Instant disabledAt) {

  /** Whether the person may sign in. */
  public boolean enabled() {
    return disabledAt == null;
  }
}

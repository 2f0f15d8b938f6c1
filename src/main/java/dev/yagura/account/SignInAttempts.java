package dev.yagura.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. Failures are counted for a name at an address, for an address and for a
 * name; after some free ones each further failure doubles the wait. A name alone waits at most half
 * a minute, so that a stranger cannot lock a person out. Kept in memory, per node, for the 10,000
 * keys used last; thread-safe.
 */
@Component
class SignInAttempts {

  private static final int KEYS = 10_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

  /** What failures are counted for, and what they cost. */
  private enum Scope {
    BOTH(5, Duration.ofMinutes(5)),
    ADDRESS(20, Duration.ofMinutes(5)),
    NAME(50, Duration.ofSeconds(30));

    private final int free;
    private final Duration longest;

    Scope(int free, Duration longest) {
      this.free = free;
      this.longest = longest;
    }

    String key(String username, String address) {
      return switch (this) {
        case BOTH -> "both " + address + " " + username;
        case ADDRESS -> "address " + address;
        case NAME -> "name " + username;
      };
    }

    Duration wait(int failures) {
      if (failures < free) {
        return Duration.ZERO;
      }
      Duration doubled = Duration.ofSeconds(1L << Math.min(failures - free, 20));
      return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
  }

  private record Failures(int count, Instant last) {}

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > KEYS;
        }
      };

  SignInAttempts(Clock clock) {
    this.clock = clock;
  }

  /** How long this name at this address has to wait; zero if it need not. */
  synchronized Duration toWait(String username, String address) {
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    for (Scope scope : Scope.values()) {
      Failures before = failures.get(scope.key(username, address));
      if (before != null) {
        Duration left = Duration.between(now, before.last().plus(scope.wait(before.count())));
        longest = left.compareTo(longest) > 0 ? left : longest;
      }
    }
    return longest;
  }

  synchronized void failed(String username, String address) {
    Instant now = clock.instant();
    for (Scope scope : Scope.values()) {
      failures.merge(
          scope.key(username, address),
          new Failures(1, now),
          (before, one) ->
              before.last().plus(FORGOTTEN_AFTER).isBefore(now)
                  ? one
                  : new Failures(before.count() + 1, now));
    }
  }

  synchronized void succeeded(String username, String address) {
    failures.remove(Scope.BOTH.key(username, address));
    failures.remove(Scope.NAME.key(username, address));
  }
}

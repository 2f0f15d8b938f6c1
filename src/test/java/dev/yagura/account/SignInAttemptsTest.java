package dev.yagura.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {

  private final SettableClock clock = new SettableClock();
  private final SignInAttempts attempts = new SignInAttempts(clock);

  @Test
  void eachFailureAfterTheFreeOnesDoublesTheWait() {
    fail(4, "admin", "192.0.2.1");
    assertThat(attempts.toWait("admin", "192.0.2.1")).isZero();
    fail(1, "admin", "192.0.2.1");
    assertThat(attempts.toWait("admin", "192.0.2.1")).isEqualTo(Duration.ofSeconds(1));
    fail(3, "admin", "192.0.2.1");
    assertThat(attempts.toWait("admin", "192.0.2.1")).isEqualTo(Duration.ofSeconds(8));
    clock.now = clock.now.plusSeconds(9);
    assertThat(attempts.toWait("admin", "192.0.2.1")).isZero();
  }

  @Test
  void aStrangerCannotLockAPersonOut() {
    fail(5_000, "admin", "192.0.2.1");
    assertThat(attempts.toWait("admin", "192.0.2.1")).isEqualTo(Duration.ofMinutes(5));
    assertThat(attempts.toWait("admin", "198.51.100.7")).isEqualTo(Duration.ofSeconds(30));
    assertThat(attempts.toWait("alice", "198.51.100.7")).isZero();
  }

  @Test
  void successForgivesAndTimeForgets() {
    fail(7, "admin", "192.0.2.1");
    attempts.succeeded("admin", "192.0.2.1");
    assertThat(attempts.toWait("admin", "192.0.2.1")).isZero();
    fail(7, "bob", "192.0.2.9");
    clock.now = clock.now.plus(Duration.ofHours(1));
    fail(1, "bob", "192.0.2.9");
    assertThat(attempts.toWait("bob", "192.0.2.9")).isZero();
  }

  private void fail(int times, String username, String address) {
    for (int i = 0; i < times; i++) {
      attempts.failed(username, address);
    }
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-25T03:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}

package dev.yagura.sample;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happens on a host; which logs tell of it depends on the host. */
sealed interface Act {

  Instant time();

  /** The text logs that a message can go to. */
  enum Log {
    AUTH,
    CRON
  }

  /**
   * What a login gave.
   *
   * @param login the account that logged in; null for what the system does by itself
   * @param number the session's number
   * @param terminal {@code pts/0}; {@code ""} without one
   */
  record Session(@Nullable Person login, int number, String terminal) {
    static final Session NONE = new Session(null, -1, "");
  }

  /** A program starts. The parent is null for the first process only. */
  record Started(
      Instant time,
      Person user,
      Session session,
      String directory,
      String image,
      List<String> arguments,
      @Nullable Started parent,
      int pid)
      implements Act {

    /** The arguments as Sysmon prints them. */
    String commandLine() {
      return String.join(" ", arguments);
    }
  }

  /** A program ends. */
  record Ended(Instant time, Started of) implements Act {}

  /** A file is made. */
  record FileMade(Instant time, Started by, String path) implements Act {}

  /** A file is deleted. */
  record FileRemoved(Instant time, Started by, String path) implements Act {}

  /** A TCP connection is opened from this host. */
  record Connected(Instant time, Started by, int port, String address, int addressPort)
      implements Act {}

  /**
   * A message to syslog.
   *
   * @param pid 0 for a tag without one
   */
  record Said(Instant time, Log log, String tag, int pid, String text) implements Act {}

  /** A record that a program or the kernel gives to the audit system by itself. */
  record Audited(Instant time, String type, String text) implements Act {}

  /** A mode is changed by a system call, {@code fchmodat}. */
  record ModeChanged(Instant time, Started by, String path, int mode) implements Act {}
}

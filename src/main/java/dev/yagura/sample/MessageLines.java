package dev.yagura.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Text logs as rsyslog writes them. */
final class MessageLines {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private MessageLines() {}

  /** Lines with ISO times, as Debian 12 and Ubuntu 24.04 write them. */
  static List<String> iso(Machine machine, Act.Log log) {
    return lines(machine, log, ISO);
  }

  /** Lines with times that have neither year nor zone, as RHEL and older Ubuntu write them. */
  static List<String> plain(Machine machine, Act.Log log) {
    return lines(machine, log, SHORT);
  }

  /** The ISO header of a line: time, host and a blank. */
  static String isoHeader(Machine machine, Instant time) {
    return ISO.format(time) + " " + machine.name() + " ";
  }

  private static List<String> lines(Machine machine, Act.Log log, DateTimeFormatter form) {
    return machine.acts().stream()
        .filter(Act.Said.class::isInstance)
        .map(Act.Said.class::cast)
        .filter(said -> said.log() == log)
        .map(
            said ->
                form.format(said.time())
                    + " "
                    + machine.name()
                    + " "
                    + said.tag()
                    + (said.pid() == 0 ? "" : "[" + said.pid() + "]")
                    + ": "
                    + said.text())
        .toList();
  }
}

package dev.yagura.parse;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a received line was read as. */
public sealed interface LogRecord {

  /** The envelope around it. */
  Header header();

  /** The sourcetype, declared or detected: {@code linux_secure}, {@code auditd} … */
  String sourcetype();

  /**
   * A syslog or journal message.
   *
   * @param kind which grammar read it, as {@code sshd.failed_password}, {@code sudo.command};
   *     {@code ""} when none did: the line is stored all the same, with no data model
   * @param values the values that the grammar named, by the grammar's names; no nulls
   * @param count how many acts it stands for ({@code message repeated N times})
   */
  record Message(
      Header header,
      String sourcetype,
      String text,
      String kind,
      Map<String, String> values,
      int count)
      implements LogRecord {}

  /**
   * One audit record (line).
   *
   * @param type the record type by name
   * @param serial the serial number; -1 where the record has none ({@code msg=?})
   * @param eventTime seconds and milliseconds of {@code audit(…)}; null where it has none
   * @param fields as in {@link dev.yagura.event.AuditFields#fields()}, except that EXECVE's split
   *     arguments are still in pieces
   */
  record Audit(
      Header header,
      String sourcetype,
      String type,
      long serial,
      @Nullable Instant eventTime,
      Map<String, String> fields)
      implements LogRecord {}

  /**
   * One Sysmon for Linux event.
   *
   * @param eventId the Sysmon event id, 1 to 255
   * @param system the values of the System element by element name ({@code EventRecordID}, {@code
   *     Computer}, {@code SystemTime} …)
   * @param data the EventData values by name; {@code -} and zero GUIDs are left out
   */
  record Sysmon(
      Header header,
      String sourcetype,
      int eventId,
      Map<String, String> system,
      Map<String, String> data)
      implements LogRecord {}

  /**
   * A line whose envelope or declared format could not be read: to be quarantined.
   *
   * @param reason what was expected and what was found, with the place
   */
  record Unreadable(Header header, String sourcetype, String reason) implements LogRecord {}
}

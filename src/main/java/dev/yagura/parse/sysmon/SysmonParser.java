package dev.yagura.parse.sysmon;

import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of Sysmon for Linux. Thread-safe; never throws on content, and needs time in
 * proportion to the length of the message whatever it holds.
 *
 * <p>The System element gives {@code Name} and {@code Guid} (of the provider), {@code EventID},
 * {@code SystemTime}, {@code EventRecordID}, {@code ProcessID}, {@code ThreadID}, {@code Computer},
 * {@code UserId} …: elements and attributes under their own names.
 *
 * <p>A value that is {@code -} as a whole, and a GUID of zeros, are absent. A GUID whose second
 * half alone is zero stays in {@link LogRecord.Sysmon#data()}: many processes share it, so it is
 * the normaliser that refuses it as a key.
 *
 * <p>Problems: {@code not_well_formed}; {@code truncated: FIELD} (cut inside that field) or {@code
 * truncated: between fields}; {@code duplicate_field: FIELD} (the first value counts); {@code
 * fields_left_out} (more than {@value EventReader#MAXIMUM_FIELDS}); {@code more_than_one_event};
 * {@code utc_time_differs: SECONDS} (UtcTime less SystemTime, where it is more than a minute);
 * {@code host_conflict} (Computer is not the host of the envelope; that one is then the fact {@code
 * envelope_host}); {@code sender_differs} (the journal says that another program wrote it).
 */
public final class SysmonParser {

  /** The sourcetype of events that were not declared as anything else. */
  public static final String SOURCETYPE = "sysmon:linux";

  private static final String PROVIDER = "Linux-Sysmon";
  private static final long UTC_TIME_TOLERANCE_SECONDS = 60;

  /**
   * Whether a message is an event of Sysmon for Linux, as a whole: one that only quotes an event,
   * as a user name of an sshd message can, is not. Banner lines are not events.
   */
  public static boolean looksLike(String message) {
    int start = 0;
    while (start < message.length() && isSkipped(message.charAt(start))) {
      start++;
    }
    boolean markup =
        TagReader.startsEvent(message, start)
            || message.startsWith("<?xml", start)
            || message.startsWith("<!DOCTYPE", start)
            || message.startsWith("<Events", start);
    return markup && message.contains(PROVIDER) && eventStart(message, start) >= 0;
  }

  private static boolean isSkipped(char character) {
    return character <= ' ' || character == '\uFEFF';
  }

  /**
   * Reads one event.
   *
   * @param envelope what syslog or the journal says around it
   * @param message the message, from {@code <Event>} on or earlier
   * @param sourcetype the declared sourcetype, or {@link #SOURCETYPE}
   * @return a {@link LogRecord.Sysmon}; {@link LogRecord.Unreadable} where there is no event, or no
   *     event id
   */
  public LogRecord parse(Header envelope, String message, String sourcetype) {
    int start = eventStart(message, 0);
    if (start < 0) {
      return new LogRecord.Unreadable(envelope, sourcetype, "Expected <Event>, found none.");
    }
    EventReader event = new EventReader(message, start, new Faults());
    event.read();
    int eventId = eventId(event);
    if (eventId < 0) {
      return new LogRecord.Unreadable(
          envelope,
          sourcetype,
          "Expected a number in <EventID> of the <Event> at character "
              + (start + 1)
              + ", found none.");
    }
    return new LogRecord.Sysmon(
        header(envelope, event),
        sourcetype,
        eventId,
        Collections.unmodifiableMap(event.system),
        Collections.unmodifiableMap(event.data));
  }

  private static int eventStart(String message, int from) {
    int start = message.indexOf("<Event", from);
    while (start >= 0 && !TagReader.startsEvent(message, start)) {
      start = message.indexOf("<Event", start + 1);
    }
    return start;
  }

  private static int eventId(EventReader event) {
    String text = event.system.get("EventID");
    if (text == null || text.length() > 5 || "EventID".equals(event.cutInside)) {
      return -1;
    }
    int value = 0;
    for (int at = 0; at < text.length(); at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static Header header(Header envelope, EventReader event) {
    Instant systemTime = SysmonTime.read(event.system.get("SystemTime"));
    Instant utcTime = SysmonTime.read(event.data.get("UtcTime"));
    Instant own = systemTime == null ? utcTime : systemTime;
    if (systemTime != null && utcTime != null) {
      long difference = Duration.between(systemTime, utcTime).toSeconds();
      if (Math.abs(difference) > UTC_TIME_TOLERANCE_SECONDS) {
        event.faults.add("utc_time_differs", difference + " s");
      }
    }
    String computer = "Computer".equals(event.cutInside) ? null : event.system.get("Computer");
    String envelopeHost = envelope.host();
    Map<String, String> facts = envelope.facts();
    if (computer != null && HostNames.differ(computer, envelopeHost)) {
      event.faults.add("host_conflict");
      facts = new LinkedHashMap<>(facts);
      facts.put("envelope_host", String.valueOf(envelopeHost));
    }
    String writer = facts.get("_COMM");
    if (writer != null && !writer.equals("sysmon")) {
      event.faults.add("sender_differs");
    }
    return new Header(
        own == null ? envelope.time() : own,
        computer == null ? envelopeHost : computer,
        envelope.program(),
        envelope.pid(),
        facts,
        problems(envelope.problems(), own, event.faults),
        envelope.line());
  }

  /** The envelope's own problems with its time no longer matter where the event says the time. */
  private static List<String> problems(
      List<String> ofEnvelope, @Nullable Instant own, Faults faults) {
    List<String> all = new ArrayList<>(faults.problems());
    for (String problem : ofEnvelope) {
      boolean aboutTime =
          problem.startsWith("zone_") || problem.startsWith("time_") || problem.startsWith("year_");
      if (!(aboutTime && own != null) && !all.contains(problem)) {
        all.add(problem);
      }
    }
    return List.copyOf(all);
  }
}

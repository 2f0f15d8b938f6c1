package dev.yagura.parse.audit;

import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one audit record: a line of audit.log, raw or ENRICHED, as a syslog plug-in or the kernel
 * log carries it, as {@code ausearch -i} prints it, or a message of the journal's audit transport.
 * Field names and value formats are those of the audit-documentation project's dictionaries.
 * Thread-safe; never throws on content.
 */
public final class AuditLineParser {

  /** The header fact that tells that {@code ausearch -i} printed the record. */
  public static final String FORM = "audit_form";

  /** The value of {@link #FORM} for text that {@code ausearch -i} printed. */
  public static final String INTERPRETED = "interpreted";

  private final ZoneId zone;
  private final boolean zoneKnown;

  /** Reads dates without a zone (only {@code ausearch -i} has them) as UTC, and marks them. */
  public AuditLineParser() {
    this(null);
  }

  /**
   * @param zone the zone of dates without one; null for UTC with the mark {@code zone_assumed}
   */
  public AuditLineParser(@Nullable ZoneId zone) {
    this.zone = zone == null ? ZoneOffset.UTC : zone;
    this.zoneKnown = zone != null;
  }

  /** Whether a text begins as an audit record does. */
  public static boolean looksLike(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return (text.startsWith("type=", at)
            || text.startsWith("node=", at)
            || text.startsWith("audit:", at))
        && RecordHead.read(text, ZoneOffset.UTC) != null;
  }

  /**
   * Reads the audit part of a line.
   *
   * @param envelope what stood around it; its host and time give way to {@code node=} and the audit
   *     time
   * @param line from {@code node=}, {@code type=} or the kernel's {@code audit:} on
   * @return a {@link LogRecord.Audit}; a {@link LogRecord.Unreadable} where there is no audit id
   */
  public LogRecord parse(Header envelope, String line, String sourcetype) {
    String text = withoutZero(line);
    RecordHead head = RecordHead.read(text, zone);
    if (head == null) {
      return new LogRecord.Unreadable(
          envelope, sourcetype, "no audit id: expected type=… msg=audit(seconds.millis:serial)");
    }
    RecordFields fields = new RecordFields(head.type());
    Map<String, String> facts = envelope.facts();
    if (head.interpreted()) {
      facts = new HashMap<>(facts);
      facts.put(FORM, INTERPRETED);
      dateProblems(head, fields);
    }
    if (head.interpreted() && !isFreeText(head.type())) {
      new InterpretedScanner(text, head.type(), fields).scan(head.next());
    } else {
      new RecordScanner(text, head.next(), fields).scan();
    }
    String node = head.node() == null || head.node().isEmpty() ? envelope.host() : head.node();
    Instant time = head.time() == null ? envelope.time() : head.time();
    Map<String, String> values = fields.finish();
    return new LogRecord.Audit(
        header(envelope, time, node, facts, fields.problems()),
        sourcetype,
        head.type(),
        head.serial(),
        head.time(),
        values);
  }

  /**
   * Reads a message of the journal's audit transport (systemd.journal-fields(7)).
   *
   * @param envelope the entry's envelope
   * @param text {@code MESSAGE}: the type's name and the fields, as {@code SECCOMP auid=1000 …}
   * @param type {@code _AUDIT_TYPE} or its name; {@code ""} to take the message's first word
   * @param serial {@code _AUDIT_ID}
   * @param time {@code _SOURCE_REALTIME_TIMESTAMP}, of which milliseconds are meant
   */
  public LogRecord parseJournal(
      Header envelope, String text, String type, long serial, Instant time, String sourcetype) {
    String message = withoutZero(text);
    int at = 0;
    while (at < message.length() && !isBlankOrEquals(message.charAt(at))) {
      at++;
    }
    boolean named = at == message.length() || message.charAt(at) == ' ';
    String word = named ? message.substring(0, at) : "";
    String name = RecordTypes.nameOf(type.isEmpty() ? word : type);
    boolean repeats = !word.isEmpty() && (type.isEmpty() || isTypeWord(word, name));
    RecordFields fields = new RecordFields(name);
    new RecordScanner(message, repeats ? at : 0, fields).scan();
    Instant exact = Instant.ofEpochMilli(time.toEpochMilli());
    Map<String, String> values = fields.finish();
    return new LogRecord.Audit(
        header(envelope, exact, envelope.host(), envelope.facts(), fields.problems()),
        sourcetype,
        name,
        serial,
        exact,
        values);
  }

  /** A database takes no zero characters, and the kernel writes none: they were put there. */
  private static String withoutZero(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "\\x00");
  }

  private static boolean isTypeWord(String word, String name) {
    if (word.equals(name) || RecordTypes.nameOf(word).equals(name)) {
      return true;
    }
    return word.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  }

  private static boolean isBlankOrEquals(char c) {
    return c == ' ' || c == '=';
  }

  /** Types whose text {@code ausearch -i} leaves in the form of the log. */
  private static boolean isFreeText(String type) {
    return type.equals("AVC") || type.equals("USER_AVC") || type.startsWith("DAEMON_");
  }

  private void dateProblems(RecordHead head, RecordFields fields) {
    if (head.time() == null) {
      fields.problem("time_unreadable");
      return;
    }
    if (!zoneKnown) {
      fields.problem("zone_assumed");
    }
    if (head.ambiguous()) {
      fields.problem("date_order_assumed");
    }
  }

  private static Header header(
      Header envelope,
      @Nullable Instant time,
      @Nullable String host,
      Map<String, String> facts,
      List<String> found) {
    List<String> problems = envelope.problems();
    if (!found.isEmpty()) {
      problems = new ArrayList<>(problems);
      problems.addAll(found);
    }
    return new Header(
        time, host, envelope.program(), envelope.pid(), facts, problems, envelope.line());
  }
}

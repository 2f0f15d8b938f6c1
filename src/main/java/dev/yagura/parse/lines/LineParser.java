package dev.yagura.parse.lines;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogParser;
import dev.yagura.parse.LogRecord;
import dev.yagura.parse.ParseSettings;
import dev.yagura.parse.audit.AuditLineParser;
import dev.yagura.parse.auth.AuthMessages;
import dev.yagura.parse.journal.JournalEntry;
import dev.yagura.parse.journal.JournalJson;
import dev.yagura.parse.journal.UnreadableJsonException;
import dev.yagura.parse.syslog.Envelope;
import dev.yagura.parse.syslog.Escapes;
import dev.yagura.parse.syslog.SyslogReader;
import dev.yagura.parse.sysmon.SysmonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each line of a body who reads it: first by the declared sourcetype, then by how the
 * line begins. Not thread-safe.
 */
public final class LineParser implements LogParser {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String AUDIT_TRANSPORT = "audit";

  private final Declared declared;
  private final SyslogReader syslog;
  private final AuditLineParser audit;
  private final SysmonParser sysmon = new SysmonParser();
  private final JournalJson journal = new JournalJson();
  private final ExportJson exports;
  private final MessageReader messages;

  public LineParser(ParseSettings settings, AuthMessages grammars) {
    this.declared = Declared.of(settings.sourcetype());
    this.syslog = new SyslogReader(settings, grammars::knows);
    this.audit = new AuditLineParser(settings.zone());
    this.exports = new ExportJson(syslog::time);
    this.messages = new MessageReader(grammars, settings.arrived());
  }

  @Override
  public LogRecord parse(RawLine line) {
    String text = Escapes.showNul(new String(line.bytes(), StandardCharsets.UTF_8));
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    String inner = JsonText.ofString(text);
    if (inner != null) {
      text = Escapes.showNul(inner);
    }
    return JsonText.beginsObject(text) ? parseJson(line, text) : parseText(line, text);
  }

  private LogRecord parseJson(RawLine line, String text) {
    try {
      Optional<JournalEntry> entry = journal.read(line, text);
      if (entry.isPresent()) {
        return parseEntry(entry.get());
      }
    } catch (UnreadableJsonException unreadable) {
      return unreadable(
          MessageReader.bare(line),
          "JSON: " + unreadable.getMessage() + " (byte " + unreadable.byteOffset() + ")");
    }
    ExportJson.Exported exported = exports.read(text);
    if (exported == null) {
      // Well-formed, but it carries no line: an event of a form that is not ours.
      return declared.format() == Declared.Format.ANY
          ? messages.read(MessageReader.bare(line), text, declared.or("syslog"))
          : unreadable(MessageReader.bare(line), declared.expected() + ", found a JSON object");
    }
    Envelope envelope = syslog.read(line, Escapes.showNul(exported.text()));
    return dispatch(exported.complete(envelope.header()), envelope.message());
  }

  /** What a journal entry holds, as the record that the same text in a line would be. */
  public LogRecord parseEntry(JournalEntry entry) {
    Header header = entry.header();
    Map<String, String> facts = header.facts();
    Instant time = header.time();
    if (AUDIT_TRANSPORT.equals(facts.get("_TRANSPORT")) && time != null) {
      return audit.parseJournal(
          header,
          entry.message(),
          facts.getOrDefault("_AUDIT_TYPE", ""),
          serial(facts.get("_AUDIT_ID")),
          time,
          declared.contentOr("auditd"));
    }
    return dispatch(header, entry.message());
  }

  private LogRecord parseText(RawLine line, String text) {
    if (AuditLineParser.looksLike(text)) {
      return audit.parse(MessageReader.bare(line), text, declared.contentOr("auditd"));
    }
    if (SysmonParser.looksLike(text)) {
      return sysmon.parse(MessageReader.bare(line), text, declared.contentOr("sysmon:linux"));
    }
    Envelope envelope = syslog.read(line, text);
    return dispatch(envelope.header(), envelope.message());
  }

  private LogRecord dispatch(Header header, String message) {
    String program = header.program() == null ? "" : header.program();
    if (Carriers.mayCarrySysmon(program) && SysmonParser.looksLike(message)) {
      return sysmon.parse(header, message, declared.contentOr("sysmon:linux"));
    }
    String record = Carriers.auditRecord(program, message);
    if (record != null && AuditLineParser.looksLike(record)) {
      return audit.parse(header, record, declared.contentOr("auditd"));
    }
    return switch (declared.format()) {
      case AUDIT -> unreadable(header, declared.expected() + ", found other text");
      case SYSMON ->
          program.equals("sysmon")
              ? messages.read(header, message, declared.or("syslog"))
              : unreadable(header, declared.expected() + ", found other text");
      case ANY ->
          messages.read(header, message, declared.or(messages.sourcetype(program, message)));
    };
  }

  private LogRecord unreadable(Header header, String reason) {
    return new LogRecord.Unreadable(header, declared.or("syslog"), reason);
  }

  private static long serial(@Nullable String text) {
    try {
      return text == null ? -1 : Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}

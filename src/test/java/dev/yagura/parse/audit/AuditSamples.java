package dev.yagura.parse.audit;

import dev.yagura.event.RawLine;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Makes records of text, for tests. */
public final class AuditSamples {

  private static final AuditLineParser PARSER = new AuditLineParser();

  private AuditSamples() {}

  /** The envelope of a line of audit.log: nothing but the line. */
  public static Header envelope(int number, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Header(
        null,
        null,
        null,
        null,
        Map.of(),
        List.of(),
        new RawLine(number, 1, bytes, bytes.length + 1));
  }

  /** A line that is expected to be a record. */
  public static LogRecord.Audit record(int number, String text) {
    return (LogRecord.Audit) PARSER.parse(envelope(number, text), text, "auditd");
  }

  public static LogRecord.Audit record(String text) {
    return record(1, text);
  }

  /** The fields of a record of a type, made of the text behind the colon. */
  public static Map<String, String> fields(String type, String text) {
    return record("type=" + type + " msg=audit(1700000000.123:42): " + text).fields();
  }

  /** Records of one body, one a line. */
  public static List<LogRecord.Audit> records(String body) {
    List<LogRecord.Audit> records = new java.util.ArrayList<>();
    for (String line : body.split("\n")) {
      if (!line.isBlank()) {
        records.add(record(records.size() + 1, line));
      }
    }
    return records;
  }
}

package dev.yagura.normalize.audit;

import dev.yagura.event.DataModel;
import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.event.RawLine;
import dev.yagura.parse.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Coalesces the records of one audit serial into one event. What a record type or a system call
 * means stands in {@code audit-meanings.yaml}. Thread-safe; never throws on content.
 */
public final class AuditNormalizer {

  private final AuditMeanings meanings = AuditMeanings.load();
  private final RecordDescription recordDescription = new RecordDescription(meanings);

  /**
   * The event of all records of one serial, in the order of receipt.
   *
   * @param records at least one
   * @param complete whether a terminator closed it; if not, what its kind should have is looked for
   */
  public Event normalize(List<LogRecord.Audit> records, Origin origin, boolean complete) {
    AuditRecords all = new AuditRecords(records);
    EventFields event = new EventFields();
    LogRecord.Audit lead = lead(all);
    records.forEach(record -> record.header().problems().forEach(event::problem));
    Instant time = time(all.first());
    if (time == null) {
      event.problem("time_missing");
      time = origin.arrived();
    }
    Map<String, String> record = lead.fields();
    String call = lead.type().equals("SYSCALL") ? record.get("syscall") : null;
    event.put("type", lead.type());
    event.put("event_id", call == null ? lead.type() : call);
    event.put("syscall", call);
    event.put("key", all.keys());
    event.put("dest", origin.host());
    event.put("os", "Linux");
    event.put("vendor_product", "Linux Audit");
    meanings.carried().forEach(name -> carry(name, record, event));
    SubjectDescription.describe(record, all, event);
    ProcessDescription.describe(all, event);
    DataModel model = describe(all, lead, origin.host(), event);
    if (!complete && lacksRecords(all)) {
      event.problem("incomplete");
    }
    return new Event(
        time,
        origin.host(),
        all.first().header().host(),
        origin.source(),
        lead.sourcetype(),
        origin.index(),
        model,
        Collections.unmodifiableMap(event.values()),
        all.stored(),
        1,
        false,
        List.copyOf(event.problems()),
        key(all.first(), origin.host()),
        lines(records));
  }

  private static void carry(String name, Map<String, String> record, EventFields event) {
    boolean identity = name.equals("auid");
    event.put(name, identity ? SubjectDescription.identity(record.get(name)) : record.get(name));
  }

  /** The record that says what the event is. */
  private LogRecord.Audit lead(AuditRecords records) {
    for (LogRecord.Audit record : records.all()) {
      if (meanings.records().containsKey(record.type())) {
        return record;
      }
    }
    LogRecord.Audit call = records.first("SYSCALL");
    return call == null ? records.first() : call;
  }

  private @Nullable DataModel describe(
      AuditRecords records, LogRecord.Audit lead, String host, EventFields event) {
    Map<String, String> fields = lead.fields();
    RecordMeaning meaning = meanings.records().get(lead.type());
    if (meaning != null) {
      recordDescription.describe(fields, lead.type(), meaning, event);
      return meaning.model();
    }
    boolean failed = "no".equals(fields.get("success"));
    SyscallMeaning call =
        lead.type().equals("SYSCALL")
            ? meanings.syscalls().get(fields.getOrDefault("syscall", ""))
            : null;
    if (call != null) {
      return call(records, fields, call, failed, host, event);
    }
    if (failed) {
      event.put("action", "failure");
    }
    return null;
  }

  private static @Nullable DataModel call(
      AuditRecords records,
      Map<String, String> fields,
      SyscallMeaning call,
      boolean failed,
      String host,
      EventFields event) {
    boolean network = call.model() == DataModel.NETWORK_TRAFFIC;
    if (network && NetworkDescription.isInternet(records)) {
      NetworkDescription.describe(records, fields, call, host, event);
    } else if (network) {
      event.put("action", failed ? "failure" : null);
      return null;
    } else if (call.model() == DataModel.FILESYSTEM) {
      new FileDescription(records, fields, call).describe(event);
    } else {
      event.put("action", call.action());
    }
    if (failed && !call.attempt()) {
      // What failed did not happen.
      event.put("action", "failure");
      return null;
    }
    return call.model();
  }

  /** Whether an event that was closed by time-out lacks records that its kind has. */
  private static boolean lacksRecords(AuditRecords records) {
    LogRecord.Audit call = records.first("SYSCALL");
    if (call == null) {
      // These are only parts of what a system call logs.
      return records.first("PATH") != null
          || records.first("EXECVE") != null
          || records.first("CWD") != null
          || records.first("SOCKADDR") != null;
    }
    return records.first("PROCTITLE") == null && records.first("EOE") == null;
  }

  private static @Nullable Instant time(LogRecord.Audit record) {
    return record.eventTime() == null ? record.header().time() : record.eventTime();
  }

  private static String key(LogRecord.Audit record, String host) {
    Instant time = record.eventTime();
    return time == null || record.serial() < 0
        ? ""
        : "audit:" + host + ':' + time.toEpochMilli() + ':' + record.serial();
  }

  private static List<RawLine> lines(List<LogRecord.Audit> records) {
    List<RawLine> lines = new ArrayList<>(records.size());
    for (LogRecord.Audit record : records) {
      RawLine line = record.header().line();
      if (lines.isEmpty() || lines.get(lines.size() - 1) != line) {
        lines.add(line);
      }
    }
    return List.copyOf(lines);
  }
}

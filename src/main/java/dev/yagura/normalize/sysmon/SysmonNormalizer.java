package dev.yagura.normalize.sysmon;

import dev.yagura.event.Event;
import dev.yagura.event.Origin;
import dev.yagura.parse.Header;
import dev.yagura.parse.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of Sysmon for Linux. Thread-safe; what an id means is in {@code sysmon.yaml}.
 *
 * <p>One to one, so stored under the CIM name only; the query side maps the Sysmon name to it:
 *
 * <table>
 *   <caption>Sysmon names and CIM names</caption>
 *   <tr><th>ids</th><th>Sysmon name</th><th>CIM name</th></tr>
 *   <tr><td>all but 4, 10, 16, 255</td><td>ProcessGuid</td><td>process_guid</td></tr>
 *   <tr><td>all but 4, 10, 16, 255</td><td>ProcessId</td><td>process_id</td></tr>
 *   <tr><td>all but 4, 10, 16, 255</td><td>Image</td><td>process_path</td></tr>
 *   <tr><td>all but 4, 10, 16, 255</td><td>User</td><td>user</td></tr>
 *   <tr><td>1</td><td>CommandLine</td><td>process</td></tr>
 *   <tr><td>1</td><td>CurrentDirectory</td><td>process_current_directory</td></tr>
 *   <tr><td>1</td><td>Hashes</td><td>process_hash</td></tr>
 *   <tr><td>1</td><td>IntegrityLevel</td><td>process_integrity_level</td></tr>
 *   <tr><td>1</td><td>OriginalFileName</td><td>original_file_name</td></tr>
 *   <tr><td>1</td><td>ParentCommandLine</td><td>parent_process</td></tr>
 *   <tr><td>1</td><td>ParentProcessGuid</td><td>parent_process_guid</td></tr>
 *   <tr><td>1</td><td>ParentProcessId</td><td>parent_process_id</td></tr>
 *   <tr><td>1</td><td>ParentImage</td><td>parent_process_path</td></tr>
 *   <tr><td>2, 11, 23, 26</td><td>TargetFilename</td><td>file_path</td></tr>
 *   <tr><td>2, 11</td><td>CreationUtcTime</td><td>file_create_time</td></tr>
 *   <tr><td>23, 26</td><td>Hashes</td><td>file_hash</td></tr>
 *   <tr><td>3</td><td>SourceIp</td><td>src</td></tr>
 *   <tr><td>3</td><td>SourcePort</td><td>src_port</td></tr>
 *   <tr><td>3</td><td>DestinationIp</td><td>dest_ip</td></tr>
 *   <tr><td>3</td><td>DestinationPort</td><td>dest_port</td></tr>
 *   <tr><td>3</td><td>Protocol</td><td>transport</td></tr>
 *   <tr><td>10</td><td>SourceProcessGUID</td><td>process_guid</td></tr>
 *   <tr><td>10</td><td>SourceProcessId</td><td>process_id</td></tr>
 *   <tr><td>10</td><td>SourceImage</td><td>process_path</td></tr>
 *   <tr><td>10</td><td>SourceUser</td><td>user</td></tr>
 *   <tr><td>255</td><td>Description</td><td>result</td></tr>
 * </table>
 *
 * <p>Every other Sysmon field stands in {@link Event#fields()} under its own name ({@code LogonId},
 * {@code Initiated}, {@code DestinationHostname}, {@code RuleName} …), and {@code EventRecordID}
 * too.
 *
 * <p>A GUID whose second half is zero is shared by many processes: it is no {@code process_guid},
 * stays under its own name, and the event says {@code shared_guid: FIELD}. The same holds, without
 * a problem, for a path that is {@code (null)}.
 */
public final class SysmonNormalizer {

  private static final String SHARED_HALF = "-0000-000000000000";

  private final SysmonTable table = SysmonTable.load();

  /** The event of one Sysmon event. */
  public Event normalize(LogRecord.Sysmon sysmon, Origin origin) {
    Header header = sysmon.header();
    List<String> problems = new ArrayList<>(header.problems());
    Instant time = header.time();
    if (time == null) {
      time = origin.arrived();
      problems.add("time_missing");
    }
    EventMapping mapping = table.of(sysmon.eventId());
    return new Event(
        time,
        origin.host(),
        header.host(),
        origin.source(),
        sysmon.sourcetype(),
        origin.index(),
        mapping.model(),
        Collections.unmodifiableMap(fields(sysmon, mapping, origin.host(), problems)),
        List.of(),
        1,
        false,
        List.copyOf(problems),
        eventKey(sysmon, origin.host()),
        List.of(header.line()));
  }

  private Map<String, Object> fields(
      LogRecord.Sysmon sysmon, EventMapping mapping, String host, List<String> problems) {
    Map<String, String> data = sysmon.data();
    Map<String, Object> fields = new LinkedHashMap<>(64);
    fields.putAll(table.always());
    fields.put("event_id", Integer.toString(sysmon.eventId()));
    if (mapping.signature() != null) {
      fields.put("signature", mapping.signature());
    }
    mapping.hostIn().forEach(name -> fields.put(name, host));
    fields.putAll(mapping.set());
    mapping.columns().forEach((name, from) -> column(name, from, data, fields, problems));
    mapping.baseNames().forEach((name, from) -> baseName(name, data.get(from), fields));
    mapping
        .firstOf()
        .forEach(
            (name, sources) ->
                sources.stream()
                    .filter(data::containsKey)
                    .findFirst()
                    .ifPresent(from -> fields.put(name, data.get(from))));
    mapping
        .translated()
        .forEach(
            (name, how) -> {
              String value = how.of(data.get(how.from()));
              if (value != null) {
                fields.put(name, value);
              }
            });
    table.hashesIn().forEach(from -> Hashes.split(data.get(from), table.hashFields(), fields));
    String technique = RuleNames.technique(data.get("RuleName"));
    if (technique != null) {
      fields.put("technique_id", technique);
    }
    String record = sysmon.system().get("EventRecordID");
    if (record != null) {
      fields.put("EventRecordID", record);
    }
    data.forEach(
        (name, value) -> {
          if (!mapping.columnSources().contains(name)) {
            fields.putIfAbsent(name, value);
          }
        });
    return fields;
  }

  private void column(
      String name,
      String from,
      Map<String, String> data,
      Map<String, Object> fields,
      List<String> problems) {
    String value = data.get(from);
    if (value == null) {
      return;
    }
    boolean sharedGuid =
        name.endsWith("_guid")
            && (value.endsWith(SHARED_HALF + '}') || value.endsWith(SHARED_HALF));
    if (sharedGuid) {
      problems.add("shared_guid: " + from);
    }
    boolean refused = sharedGuid || (name.endsWith("_path") && table.noPath().contains(value));
    fields.put(refused ? from : name, value);
  }

  private void baseName(String name, @Nullable String path, Map<String, Object> fields) {
    if (path != null && !path.endsWith("/") && !table.noPath().contains(path)) {
      fields.put(name, path.substring(path.lastIndexOf('/') + 1));
    }
  }

  /** Record ids begin anew with each installation, so the time belongs to the key. */
  private static String eventKey(LogRecord.Sysmon sysmon, String host) {
    String record = sysmon.system().get("EventRecordID");
    Instant time = sysmon.header().time();
    return record == null || time == null || !sysmon.system().containsKey("SystemTime")
        ? ""
        : "sysmon:" + host + ':' + record + ':' + time;
  }
}

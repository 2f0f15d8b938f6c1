package dev.yagura.parse;

import dev.yagura.parse.audit.AuditLineParser;
import dev.yagura.parse.audit.RecordTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups audit records of one host and source by (time, serial), in the order of receipt. In memory
 * and for one slice only: what is not closed is handed out with {@link #open()} and kept by the
 * store. Not thread-safe.
 *
 * <p>The serial alone is not a key: it begins anew at boot, wraps at 2^32, and two nodes share it.
 */
public final class AuditReassembler {

  private final Map<Key, Builder> groups = new LinkedHashMap<>();

  /**
   * The records of one serial.
   *
   * @param time the event's time; null only for a closed group of one record that has no audit id
   *     ({@code msg=?}) or a date that was not understood
   * @param serial the serial number; -1 for {@code msg=?}
   */
  public record Group(
      @Nullable Instant time, long serial, List<LogRecord.Audit> records, boolean closed) {}

  private record Key(@Nullable String node, @Nullable Instant time, long serial, int alone) {}

  private static final class Builder {
    private final List<LogRecord.Audit> records = new ArrayList<>(6);
    private boolean closed;
  }

  /**
   * Takes a record. One that comes after its group was closed joins it, as the kernel's own record
   * does when a rule also watches the call by which user space sent the first.
   */
  public void add(LogRecord.Audit record) {
    boolean identified = record.serial() >= 0 && record.eventTime() != null;
    Key key =
        new Key(
            record.header().host(),
            record.eventTime(),
            record.serial(),
            identified ? 0 : groups.size() + 1);
    Builder group = groups.computeIfAbsent(key, k -> new Builder());
    group.records.add(record);
    group.closed |= !identified || closes(record);
  }

  /**
   * The groups that a terminator closed (EOE, PROCTITLE, a type that stands alone), in the order in
   * which they were opened; an EOE that follows a PROCTITLE in the same slice belongs to its group.
   */
  public List<Group> closed() {
    return groups(true);
  }

  /** The groups that nothing has closed yet. */
  public List<Group> open() {
    return groups(false);
  }

  private static boolean closes(LogRecord.Audit record) {
    String type = record.type();
    if (AuditLineParser.INTERPRETED.equals(record.header().facts().get(AuditLineParser.FORM))) {
      // ausearch prints the records of an event from the last to the first
      return type.equals("SYSCALL") || RecordTypes.standsAlone(type);
    }
    return type.equals("EOE") || type.equals("PROCTITLE") || RecordTypes.standsAlone(type);
  }

  private List<Group> groups(boolean closed) {
    List<Group> found = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          if (group.closed == closed) {
            found.add(
                new Group(key.time(), key.serial(), List.copyOf(group.records), group.closed));
          }
        });
    return found;
  }
}

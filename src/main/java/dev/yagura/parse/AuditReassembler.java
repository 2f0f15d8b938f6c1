package dev.yagura.parse;

import java.time.Instant;
import java.util.List;

/**
 * Groups audit records of one host and source by (time, serial), in the order of receipt. In memory
 * and for one slice only: what is not closed is handed out with {@link #open()} and kept by the
 * store. Not thread-safe.
 */
public final class AuditReassembler {

  /** The records of one serial. */
  public record Group(Instant time, long serial, List<LogRecord.Audit> records, boolean closed) {}

  /** Takes a record. */
  public void add(LogRecord.Audit record) {
    throw new IllegalStateException("being built");
  }

  /**
   * The groups that a terminator closed (EOE, PROCTITLE, a type that stands alone), in the order in
   * which they were opened; an EOE that follows a PROCTITLE in the same slice belongs to its group.
   */
  public List<Group> closed() {
    throw new IllegalStateException("being built");
  }

  /** The groups that nothing has closed yet. */
  public List<Group> open() {
    throw new IllegalStateException("being built");
  }
}

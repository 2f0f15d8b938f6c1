package dev.yagura.parse;

import dev.yagura.event.RawLine;

/**
 * Reads the lines of one body, one after the other. Made for each body by {@link LogParsers}; keeps
 * what the lines of a body share (the year that rolls over), so it is not thread-safe. Never throws
 * on content: what cannot be read becomes {@link LogRecord.Unreadable}.
 */
public interface LogParser {

  /** Reads one line. */
  LogRecord parse(RawLine line);
}

package dev.yagura.parse;

/** Makes the parser of one body. Thread-safe. */
public final class LogParsers {

  /** A parser for the lines of one body, to be used by one thread. */
  public LogParser forBody(ParseSettings settings) {
    throw new IllegalStateException("being built");
  }
}

package dev.yagura.parse;

import dev.yagura.parse.auth.AuthMessages;
import dev.yagura.parse.lines.LineParser;

/** Makes the parser of one body. Thread-safe. */
public final class LogParsers {

  private final AuthMessages messages = new AuthMessages();

  /** A parser for the lines of one body, to be used by one thread. */
  public LogParser forBody(ParseSettings settings) {
    return new LineParser(settings, messages);
  }
}

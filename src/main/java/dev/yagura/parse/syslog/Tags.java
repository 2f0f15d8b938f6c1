package dev.yagura.parse.syslog;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds host, program, process id and the start of the message. Holds what was found last, to spare
 * an object for each line; not thread-safe.
 */
final class Tags {

  private static final int LONGEST_TAG = 128;
  private static final int LONGEST_HOST = 255;
  private static final String NO_HOST = "=\"'<>(){};,#*|\\";
  private static final String REPEATED = "last message repeated ";

  private final Predicate<String> knownProgram;

  @Nullable String host;
  @Nullable String program;
  @Nullable String pid;
  int message;

  Tags(Predicate<String> knownProgram) {
    this.knownProgram = knownProgram;
  }

  /** Reads {@code HOST TAG[PID]: }, any of which may be missing. */
  void afterTime(String text, int from) {
    clear(from);
    int end = wordEnd(text, from);
    if (end == from) {
      message = Math.min(from, text.length());
      return;
    }
    if (text.startsWith(REPEATED, from)) {
      return;
    }
    if (isTag(text, from, end) && tag(text, from, true)) {
      return;
    }
    if (!isHost(text, from, end)) {
      tag(text, from, false);
      return;
    }
    boolean bracketed = text.charAt(from) == '[' && text.charAt(end - 1) == ']';
    host = bracketed ? text.substring(from + 1, end - 1) : text.substring(from, end);
    int next = SyslogReader.skipBlanks(text, end);
    message = next;
    if (next < text.length() && !text.startsWith(REPEATED, next) && !oldLogin(text, next)) {
      tag(text, next, false);
    }
  }

  /** Red Hat's login tagged itself {@code login -- root[12]:}, or left its own name out. */
  private boolean oldLogin(String text, int from) {
    int name = text.startsWith("login ", from) ? from + 6 : from;
    if (!text.startsWith("-- ", name)) {
      return false;
    }
    int end = wordEnd(text, name + 3);
    boolean found = end - name > 6 && text.startsWith("]:", end - 2) && tag(text, name + 3, true);
    program = found ? "login" : null;
    return found;
  }

  /**
   * Reads a tag where nothing stands before it. Rests of lines that were split on the way begin
   * like this, so only {@code name[pid]:} and {@code name:} of a known program are believed, unless
   * there was a priority.
   */
  void headless(String text, int from, boolean priority) {
    clear(from);
    int end = wordEnd(text, from);
    if (end == from || !isTag(text, from, end)) {
      return;
    }
    boolean colon = text.charAt(end - 1) == ':';
    boolean process = colon && end - from > 3 && text.charAt(end - 2) == ']';
    int nameEnd = colon ? end - 1 : end;
    if (priority || process || colon && knownProgram.test(text.substring(from, nameEnd))) {
      tag(text, from, true);
    }
  }

  private void clear(int from) {
    host = null;
    program = null;
    pid = null;
    message = from;
  }

  /** Whether a word ends in a colon, or holds a process id, or is a bracketed program name. */
  private boolean isTag(String text, int from, int end) {
    if (end - from > LONGEST_TAG) {
      return false;
    }
    if (text.charAt(end - 1) == ':') {
      return true;
    }
    int open = text.indexOf('[', from);
    if (open < 0 || open >= end) {
      return false;
    }
    if (open == from) {
      return text.charAt(end - 1) == ']' && !tagFollows(text, end);
    }
    int close = text.indexOf(']', open);
    return close > open + 1 && close < end && isNumber(text, open + 1, close);
  }

  private boolean tagFollows(String text, int from) {
    int next = SyslogReader.skipBlanks(text, from);
    int end = wordEnd(text, next);
    return end > next && isTag(text, next, end);
  }

  /**
   * Takes a tag.
   *
   * @param sure whether the word was seen to be one
   * @return false where it is none; then nothing is taken
   */
  private boolean tag(String text, int from, boolean sure) {
    boolean bracketed = text.charAt(from) == '[';
    int begin = bracketed ? from + 1 : from;
    int at = begin;
    while (at < text.length() && !endsName(text.charAt(at), bracketed)) {
      at++;
    }
    if (at == begin || at - begin > LONGEST_TAG) {
      return false;
    }
    int nameEnd = at;
    if (bracketed) {
      if (at >= text.length() || text.charAt(at) != ']') {
        return false;
      }
      at++;
    } else if (at < text.length() && text.charAt(at) == '[') {
      int close = text.indexOf(']', at);
      if (close < 0
          || close - at > LONGEST_TAG
          || text.indexOf(' ', at) >= 0 && text.indexOf(' ', at) < close) {
        return !sure && words(text, from, nameEnd, at);
      }
      pid = close > at + 1 ? text.substring(at + 1, close) : null;
      at = close + 1;
    }
    return words(text, begin, nameEnd, at);
  }

  private boolean words(String text, int begin, int nameEnd, int after) {
    int at = after;
    // GDM's "gdm-password]:" has a bracket that nothing opened.
    int end = text.charAt(nameEnd - 1) == ']' ? nameEnd - 1 : nameEnd;
    if (end == begin) {
      return false;
    }
    program = text.substring(begin, end);
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
    }
    message = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    return true;
  }

  private static boolean endsName(char character, boolean bracketed) {
    return character == ' '
        || character == (bracketed ? ']' : '[')
        || !bracketed && character == ':';
  }

  private static boolean isHost(String text, int from, int end) {
    if (end - from > LONGEST_HOST) {
      return false;
    }
    for (int i = from; i < end; i++) {
      char character = text.charAt(i);
      if (character < ' ' || NO_HOST.indexOf(character) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char character = text.charAt(i);
      if (character < '0' || character > '9') {
        return false;
      }
    }
    return true;
  }

  private static int wordEnd(String text, int from) {
    int end = text.indexOf(' ', from);
    return end < 0 ? text.length() : end;
  }
}

package dev.yagura.parse.lines;

import java.io.IOException;

/** Tells lines that go on with the line before from those that only begin with a blank. */
final class ContinuationLines {

  private static final int LOOK_AHEAD = 256;
  private static final String[] BEGINNINGS = {
    "type=", "node=", "Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ",
    "Oct ", "Nov ", "Dec ", "{", "<Event>"
  };

  private ContinuationLines() {}

  /** Whether the window begins with a line that is indented and has no header of its own. */
  static boolean follows(ByteWindow window) throws IOException {
    if (!window.ensure(1) || !isIndent(window.at(0))) {
      return false;
    }
    int at = 1;
    while (at < LOOK_AHEAD && window.ensure(at + 1) && isIndent(window.at(at))) {
      at++;
    }
    return window.ensure(at + 1)
        && window.at(at) != '\n'
        && window.at(at) != '\r'
        && !beginsRecord(window, at);
  }

  private static boolean beginsRecord(ByteWindow window, int at) throws IOException {
    for (String beginning : BEGINNINGS) {
      if (startsWith(window, at, beginning)) {
        return true;
      }
    }
    if (!window.ensure(at + 5)) {
      return false;
    }
    byte first = window.at(at);
    byte second = window.at(at + 1);
    boolean priority = first == '<' && BodyForm.isDigit(second);
    boolean date =
        BodyForm.isDigit(first)
            && BodyForm.isDigit(second)
            && BodyForm.isDigit(window.at(at + 2))
            && BodyForm.isDigit(window.at(at + 3))
            && window.at(at + 4) == '-';
    return priority || date;
  }

  private static boolean startsWith(ByteWindow window, int at, String text) throws IOException {
    if (!window.ensure(at + text.length())) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (window.at(at + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIndent(byte character) {
    return character == ' ' || character == '\t';
  }
}

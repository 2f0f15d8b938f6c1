package dev.yagura.parse.syslog;

/**
 * Finds the time at the start of a line, in any form that syslog senders use. Holds what was found
 * last, to spare an object for each line; not thread-safe.
 */
final class TimestampScanner {

  /** Stands for a year or an offset that the text does not give. */
  static final int NONE = Integer.MIN_VALUE;

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final String DAYS = "montuewedthufrisatsun";
  private static final int NAME = 3;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final int NANO_DIGITS = 9;

  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int nano;

  /** Seconds east of UTC, or {@link #NONE}. */
  int offset;

  private String text = "";
  private int at;

  /**
   * Reads a time.
   *
   * @return where it ends; -1 where none begins at that place
   */
  int scan(String line, int from) {
    text = line;
    at = from;
    year = NONE;
    offset = NONE;
    nano = 0;
    if (from >= line.length()) {
      return -1;
    }
    boolean found = isDigit(line.charAt(from)) ? yearFirst() : monthFirst();
    return found ? at : -1;
  }

  /** Whether hours, minutes, seconds and month are within their bounds; 60 is a leap second. */
  boolean inBounds() {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && hour <= 23
        && minute <= 59
        && second <= 60;
  }

  private boolean yearFirst() {
    year = digits(4);
    if (year < 0) {
      return false;
    }
    char separator = peek();
    if (separator == ' ') {
      at++;
      return monthAndDay() && time();
    }
    if (separator != '-' && separator != '/') {
      return false;
    }
    at++;
    month = digits(2);
    if (month < 0 || peek() != separator) {
      return false;
    }
    at++;
    day = digits(2);
    char between = peek();
    if (day < 0 || between != 'T' && between != 't' && between != ' ') {
      return false;
    }
    at++;
    return time() && zone();
  }

  private boolean monthFirst() {
    if (name(DAYS) > 0) {
      at += NAME;
      if (peek() == ',') {
        at++;
      }
      blanks();
    }
    if (!monthAndDay()) {
      return false;
    }
    int beforeYear = at;
    int given = digits(4);
    if (given >= FIRST_YEAR && peek() == ' ') {
      year = given;
      blanks();
    } else {
      at = beforeYear;
    }
    if (!time()) {
      return false;
    }
    yearAfterTime();
    if (peek() == ':') {
      at++;
    }
    return true;
  }

  private void yearAfterTime() {
    int before = at;
    if (year != NONE || peek() != ' ') {
      return;
    }
    at++;
    int given = digits(4);
    // A colon ends the year only where a blank follows: an IPv6 address begins like a year.
    int end = peek() == ':' ? at + 1 : at;
    boolean ends = end >= text.length() || text.charAt(end) == ' ';
    if (given >= FIRST_YEAR && given <= LAST_YEAR && ends) {
      year = given;
    } else {
      at = before;
    }
  }

  private boolean monthAndDay() {
    month = name(MONTHS);
    if (month <= 0) {
      return false;
    }
    at += NAME;
    if (peek() != ' ') {
      return false;
    }
    blanks();
    day = shortNumber();
    if (day < 0 || peek() != ' ') {
      return false;
    }
    blanks();
    return true;
  }

  private boolean time() {
    hour = digits(2);
    if (hour < 0 || peek() != ':') {
      return false;
    }
    at++;
    minute = digits(2);
    if (minute < 0 || peek() != ':') {
      return false;
    }
    at++;
    second = digits(2);
    if (second < 0) {
      return false;
    }
    char next = peek();
    if ((next == '.' || next == ',') && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
      at++;
      fraction();
    }
    return true;
  }

  private void fraction() {
    int count = 0;
    while (isDigit(peek())) {
      if (count < NANO_DIGITS) {
        nano = nano * 10 + peek() - '0';
        count++;
      }
      at++;
    }
    for (; count < NANO_DIGITS; count++) {
      nano *= 10;
    }
  }

  private boolean zone() {
    char sign = peek();
    if (sign == 'Z' || sign == 'z') {
      at++;
      offset = 0;
      return true;
    }
    if (sign != '+' && sign != '-') {
      return true;
    }
    at++;
    int hours = digits(2);
    if (hours < 0) {
      return false;
    }
    if (peek() == ':') {
      at++;
    }
    int minutes = isDigit(peek()) ? digits(2) : 0;
    if (minutes < 0 || hours > 18 || minutes > 59) {
      return false;
    }
    int seconds = (hours * 60 + minutes) * 60;
    offset = sign == '-' ? -seconds : seconds;
    return true;
  }

  /** The 1-based place of the three letters here in a list of names; 0 for none. */
  private int name(String names) {
    if (at + NAME > text.length()) {
      return 0;
    }
    for (int i = 0; i < names.length(); i += NAME) {
      if (lower(at) == names.charAt(i)
          && lower(at + 1) == names.charAt(i + 1)
          && lower(at + 2) == names.charAt(i + 2)) {
        return i / NAME + 1;
      }
    }
    return 0;
  }

  private char lower(int place) {
    char character = text.charAt(place);
    return character >= 'A' && character <= 'Z' ? (char) (character + 32) : character;
  }

  private int shortNumber() {
    int first = digits(1);
    return first >= 0 && isDigit(peek()) ? first * 10 + digits(1) : first;
  }

  /** A number of exactly so many digits; -1 where they are fewer, and then nothing is taken. */
  private int digits(int count) {
    if (at + count > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      char character = text.charAt(i);
      if (!isDigit(character)) {
        return -1;
      }
      value = value * 10 + character - '0';
    }
    at += count;
    return value;
  }

  private void blanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}

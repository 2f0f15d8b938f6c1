package dev.yagura.parse.audit;

/**
 * Reads the {@code name=value} list of a record as the kernel and user space write it, in one pass
 * from left to right. Takes what is malformed for what it most likely was; never fails.
 */
final class RecordScanner {

  /** What auditd puts before the enriched part (group separator). */
  private static final char GROUP_SEPARATOR = 0x1d;

  /** The same as rsyslog escapes it: the byte in octal. */
  private static final String ESCAPED_SEPARATOR = "#035";

  private final String text;
  private final RecordFields fields;
  private int at;
  private int end;
  private boolean inner;
  private boolean bracket;
  private boolean freeText = true;
  private String last = "";

  RecordScanner(String text, int start, RecordFields fields) {
    this.text = text;
    this.at = start;
    this.end = text.length();
    this.fields = fields;
  }

  void scan() {
    while (at < end) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (c == ',') {
        freeText = false;
        at++;
      } else if (c == ':') {
        at++;
      } else if (c == '(' || c == ')') {
        bracket = c == '(';
        at++;
      } else if (c == '{') {
        permissions();
      } else if (isEscapedSeparator(at)) {
        at += ESCAPED_SEPARATOR.length();
      } else {
        fieldOrWord();
      }
    }
  }

  private void fieldOrWord() {
    int start = at;
    while (at < end && isNameCharacter(text.charAt(at))) {
      at++;
    }
    if (at > start && at < end && text.charAt(at) == '=') {
      String name = text.substring(start, at);
      at++;
      if (last.equals("old") && (name.equals("auid") || name.equals("ses"))) {
        name = "old-" + name;
      }
      last = name;
      value(name);
      freeText = false;
      return;
    }
    while (at < end && !isBlank(text.charAt(at)) && text.charAt(at) != ',') {
      at++;
    }
    if (at == start) {
      at++;
    }
    word(text.substring(start, at));
  }

  private void word(String word) {
    if (last.equals("op")) {
      fields.extendOperation(word);
      return;
    }
    if (word.equals("avc:")) {
      freeText = false;
    } else if (word.equals("denied") || word.equals("granted")) {
      if (!freeText) {
        fields.derive("seresult", word);
      }
    } else if (word.equals("user") || word.equals("login")) {
      // RHEL 6 and before: "user pid=…", "login pid=…"; they only repeat the type
      freeText &= inner;
    }
    if (freeText) {
      fields.word(word);
    } else {
      last = word;
    }
  }

  /** The list of an access vector, {@code { read write }}. */
  private void permissions() {
    int close = text.indexOf('}', at);
    if (close < 0 || close >= end) {
      close = end;
    }
    String list = text.substring(at + 1, close).strip();
    if (!list.isEmpty()) {
      fields.derive("seperms", list.replace(' ', ','));
    }
    at = Math.min(end, close + 1);
  }

  private void value(String name) {
    if (at >= end) {
      fields.bare(name, "", inner);
      return;
    }
    char c = text.charAt(at);
    if (c == '"') {
      quoted(name);
    } else if (c == '\'' && name.equals("msg") && !inner) {
      message();
    } else if (c == '{') {
      address(name);
    } else {
      bare(name);
    }
  }

  private void quoted(String name) {
    int close = text.indexOf('"', at + 1);
    if (close < 0 || close >= end) {
      fields.problem("truncated: " + name);
      close = end;
    }
    fields.quoted(name, text.substring(at + 1, close), isInner(name));
    at = Math.min(end, close + 1);
  }

  /** {@code SADDR={ saddr_fam=inet laddr=… lport=… }}; the address itself is decoded from saddr. */
  private void address(String name) {
    int close = text.indexOf('}', at);
    if (close < 0 || close >= end) {
      close = end - 1;
    }
    fields.plain(name, text.substring(at, close + 1), isInner(name));
    int resume = close + 1;
    int whole = end;
    at++;
    end = close;
    while (at < end) {
      int start = at;
      while (at < end && isNameCharacter(text.charAt(at))) {
        at++;
      }
      if (at > start && at < end && text.charAt(at) == '=') {
        String part = text.substring(start, at);
        int stop = part.equals("path") ? lastNonBlank(at + 1) : nextBlank(at + 1);
        fields.derive(part, text.substring(at + 1, stop));
        at = stop;
      } else {
        at++;
      }
    }
    end = whole;
    at = Math.min(end, resume);
  }

  private int nextBlank(int from) {
    int stop = from;
    while (stop < end && !isBlank(text.charAt(stop))) {
      stop++;
    }
    return stop;
  }

  private int lastNonBlank(int from) {
    int stop = end;
    while (stop > from && isBlank(text.charAt(stop - 1))) {
      stop--;
    }
    return stop;
  }

  private void message() {
    int close = closingQuote(at);
    int whole = end;
    boolean outerBracket = bracket;
    at++;
    inner = true;
    freeText = true;
    last = "";
    end = close < 0 ? whole : close;
    scan();
    end = whole;
    at = close < 0 ? whole : close + 1;
    inner = false;
    bracket = outerBracket;
    last = "";
  }

  /**
   * The last quote that is followed by nothing, or by the enriched part; -1 where it is missing.
   */
  private int closingQuote(int open) {
    for (int quote = text.lastIndexOf('\'', end - 1);
        quote > open;
        quote = text.lastIndexOf('\'', quote - 1)) {
      int next = quote + 1;
      while (next < end && isBlank(text.charAt(next))) {
        next++;
      }
      if (isEscapedSeparator(next)) {
        next += ESCAPED_SEPARATOR.length();
      }
      if (next >= end || isEnrichedName(next)) {
        return quote;
      }
    }
    return -1;
  }

  private boolean isEnrichedName(int from) {
    int stop = from;
    while (stop < end && isUpperNameCharacter(text.charAt(stop))) {
      stop++;
    }
    return stop - from > 1 && stop < end && text.charAt(stop) == '=';
  }

  private void bare(String name) {
    int start = at;
    int stop = -1;
    while (at < end) {
      char c = text.charAt(at);
      if (isBlank(c) || isEscapedSeparator(at)) {
        break;
      }
      if (c == ',' && (at + 1 == end || isBlank(text.charAt(at + 1)))) {
        break;
      }
      if (c == '=') {
        int split = lostSeparator(start, at);
        if (split >= 0) {
          stop = split;
          break;
        }
      }
      at++;
    }
    if (stop < 0) {
      stop = at;
    }
    at = stop;
    if (bracket && stop > start && text.charAt(stop - 1) == ')') {
      stop--;
      bracket = false;
    } else if (stop - start > 1 && text.charAt(stop - 1) == ':' && isDigits(start, stop - 1)) {
      // "uid=848: exe=…" of old programs
      stop--;
    }
    fields.bare(name, text.substring(start, stop), isInner(name));
  }

  /**
   * Where the enriched part begins when its separator was lost, as in {@code res=successUID="root"}
   * or {@code saddr=0100SADDR={…}}: the longest enriched name that ends at the equals sign.
   *
   * @return the place of that name; -1 where none ends there
   */
  private int lostSeparator(int start, int equals) {
    int from = equals;
    while (from > start && isUpperNameCharacter(text.charAt(from - 1)) && equals - from < 12) {
      from--;
    }
    for (int i = from; i < equals - 1; i++) {
      if (FieldNames.isEnriched(text.substring(i, equals))) {
        return i;
      }
    }
    return -1;
  }

  private boolean isInner(String name) {
    // Where the closing quote is missing the enriched part is read as if it stood inside.
    return inner && !FieldNames.isEnriched(name);
  }

  private boolean isDigits(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private boolean isEscapedSeparator(int from) {
    return from + 4 < end
        && text.charAt(from) == '#'
        && text.startsWith(ESCAPED_SEPARATOR, from)
        && isUpperNameCharacter(text.charAt(from + 4));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == GROUP_SEPARATOR || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isUpperNameCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || isUpperNameCharacter(c)
        || c == '['
        || c == ']';
  }
}

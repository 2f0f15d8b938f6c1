package dev.yagura.parse.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a record that {@code ausearch -i} printed: values without quotes and with
 * blanks, names for numbers. Converts back what rules compare as the log has it: {@code a0} to
 * {@code a3} without 0x, {@code exit} as a number; identities are set under both names.
 */
final class InterpretedScanner {

  private static final Map<String, List<String>> SUCCESSORS = new HashMap<>();

  static {
    for (var row : TableResource.rows("interpreted-successors.tsv")) {
      String names = row.get(1);
      SUCCESSORS.put(row.get(0), names.equals("-") ? List.of() : List.of(names.split(" ")));
    }
  }

  private final String text;
  private final String type;
  private final RecordFields fields;
  private final int lastBrace;

  InterpretedScanner(String text, String type, RecordFields fields) {
    this.text = text;
    this.type = type;
    this.fields = fields;
    this.lastBrace = text.lastIndexOf('}');
  }

  void scan(int start) {
    region(start, trimmedEnd(text.length()), false);
  }

  private void region(int start, int end, boolean inner) {
    int at = nextField(start, end, null);
    if (at > start && at <= end) {
      for (String word : text.substring(start, Math.max(start, at)).strip().split(" +")) {
        if (!word.isEmpty()) {
          fields.word(word);
        }
      }
    }
    while (at < end) {
      int equals = text.indexOf('=', at);
      String name = text.substring(at, equals);
      int value = equals + 1;
      if (name.equals("msg") && !inner && text.startsWith("'", value)) {
        int close = text.lastIndexOf('\'', end - 1);
        region(value + 1, close > value ? close : end, true);
        return;
      }
      boolean open = lastBrace > value && text.startsWith("{", value);
      int brace = open ? text.indexOf('}', value) : -1;
      int next = nextField(brace < 0 ? value : Math.min(brace, end), end, name);
      int stop = next;
      while (stop > value && text.charAt(stop - 1) == ' ') {
        stop--;
      }
      field(name, text.substring(value, Math.max(value, stop)), inner);
      at = next;
    }
  }

  /** Where the next field's name begins, at or behind a place; the end where none follows. */
  private int nextField(int from, int end, @Nullable String current) {
    List<String> successors = current == null ? null : successors(current);
    for (int i = from; i < end; i++) {
      boolean begins = current == null && i == from || i > from && text.charAt(i - 1) == ' ';
      if (begins && isField(i, end, successors)) {
        return i;
      }
    }
    return end;
  }

  private @Nullable List<String> successors(String name) {
    if (type.equals("EXECVE") && FieldNames.isArgument(name)) {
      return name.length() > 9
          ? List.of()
          : List.of("a" + (Integer.parseInt(name.substring(1)) + 1));
    }
    return SUCCESSORS.get(name);
  }

  private boolean isField(int from, int end, @Nullable List<String> only) {
    if (only != null) {
      for (String name : only) {
        if (text.startsWith(name, from) && text.startsWith("=", from + name.length())) {
          return from + name.length() < end;
        }
      }
      return false;
    }
    int stop = from;
    while (stop < end && isNameCharacter(text.charAt(stop))) {
      stop++;
    }
    return stop > from && stop < end && text.charAt(stop) == '=';
  }

  private void field(String name, String value, boolean inner) {
    if (name.equals("saddr")) {
      address(value);
    } else if (name.equals("exit")) {
      int bracket = value.indexOf('(');
      String number = ErrorNumbers.exitOf(bracket < 0 ? value : value.substring(0, bracket));
      fields.plain(name, number == null ? value : number, inner);
    } else if (type.equals("SYSCALL") && FieldNames.isArgument(name)) {
      fields.plain(name, argument(value), inner);
    } else {
      fields.plain(name, value, inner);
      String enriched = name.toUpperCase(Locale.ROOT);
      if (name.endsWith("id") && FieldNames.isEnriched(enriched) && !isNumber(value)) {
        fields.derive(enriched, value);
      }
    }
  }

  private static String argument(String value) {
    if (value.startsWith("0x")) {
      return value.substring(2);
    }
    int family = SocketAddress.family(value);
    return family < 0 ? value : Integer.toHexString(family);
  }

  private void address(String value) {
    fields.plain("SADDR", value, false);
    for (String part : value.split("[ {}]+")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        fields.derive(part.substring(0, equals), part.substring(equals + 1));
      }
    }
  }

  private int trimmedEnd(int length) {
    int end = length;
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return end;
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  }
}

package dev.yagura.parse.audit;

import dev.yagura.parse.AuditArguments;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the arguments of EXECVE records, whole or in pieces, and joins them. */
public final class ArgumentPieces {

  /** More than the kernel lets through (execve(2): arguments of 6 MiB, each of a byte or more). */
  private static final int MAXIMUM_ARGUMENTS = 8_000_000;

  /** How many of the missing are listed; a hostile argc must not fill memory. */
  private static final int MAXIMUM_LISTED = 64;

  private final SortedMap<Integer, String> whole = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, String>> pieces = new TreeMap<>();
  private final SortedMap<Integer, Integer> lengths = new TreeMap<>();
  private int count = -1;

  /** Takes the fields of a record. */
  public void add(Map<String, String> fields) {
    fields.forEach(this::take);
  }

  private void take(String name, String value) {
    if (name.equals("argc")) {
      count = Math.max(count, number(value));
    } else if (FieldNames.isArgument(name)) {
      whole.putIfAbsent(number(name.substring(1)), value);
    } else if (name.length() > 1 && FieldNames.isArgumentPiece(name)) {
      int open = name.indexOf('[');
      pieces
          .computeIfAbsent(number(name.substring(1, open)), n -> new TreeMap<>())
          .putIfAbsent(number(name.substring(open + 1, name.length() - 1)), value);
    } else if (name.startsWith("a") && name.endsWith("_len")) {
      lengths.putIfAbsent(number(name.substring(1, name.length() - 4)), number(value));
    }
  }

  /** The arguments in order. */
  public AuditArguments join() {
    SortedSet<Integer> cut = new TreeSet<>();
    pieces.forEach((argument, parts) -> whole.putIfAbsent(argument, joined(argument, parts, cut)));
    whole.remove(-1);
    int total = count < 0 || count > MAXIMUM_ARGUMENTS ? whole.size() : count;
    SortedSet<Integer> missing = new TreeSet<>();
    for (int i = 0; i < total && missing.size() < MAXIMUM_LISTED; i++) {
      if (!whole.containsKey(i)) {
        missing.add(i);
      }
    }
    return new AuditArguments(whole, total, missing, cut);
  }

  private String joined(int argument, SortedMap<Integer, String> parts, SortedSet<Integer> cut) {
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    for (String part : parts.values()) {
      if (part.length() > 1 && part.charAt(0) == '"') {
        quoted = true;
        text.append(part, 1, part.length() - 1);
      } else {
        text.append(part);
      }
    }
    Integer length = lengths.get(argument);
    boolean gap = parts.lastKey() != parts.size() - 1;
    if (gap || (length != null && length > text.length())) {
      cut.add(argument);
    }
    if (quoted) {
      return text.toString();
    }
    byte[] bytes = HexText.bytes(text.toString());
    return bytes == null ? text.toString() : HexText.text(bytes);
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 8) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}

package dev.yagura.parse.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of audit records: names, numbers, and which of them are an event of their own. */
public final class RecordTypes {

  private static final Map<Integer, String> NAMES = new HashMap<>();
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (var row : TableResource.rows("record-types.tsv")) {
      int number = Integer.parseInt(row.get(0));
      NAMES.put(number, row.get(1));
      NUMBERS.put(row.get(1), number);
    }
  }

  private RecordTypes() {}

  /**
   * The name of a type as it is written in a log.
   *
   * @param written {@code SYSCALL}, {@code 1300}, {@code UNKNOWN[1334]}, {@code AUDIT1334} or
   *     {@code <audit-1334>}
   * @return the name, or the number where the table has none; a name that is not known stays
   */
  static String nameOf(String written) {
    Integer number = numberIn(written);
    if (number == null) {
      return written;
    }
    String name = NAMES.get(number);
    return name == null ? number.toString() : name;
  }

  /**
   * Whether a record of this type is an event of its own: what user space sends (1100 to 1299, 2100
   * to 2999) and the kernel's announcement of itself (2000). See the ranges in linux/audit.h.
   *
   * @param type a name, or a number as text
   */
  public static boolean standsAlone(String type) {
    Integer known = NUMBERS.get(type);
    Integer number = known == null ? numberIn(type) : known;
    return number != null
        && ((number >= 1100 && number <= 1299)
            || number == 2000
            || (number >= 2100 && number <= 2999));
  }

  private static @Nullable Integer numberIn(String written) {
    int start = 0;
    int end = written.length();
    if (written.startsWith("UNKNOWN[") && written.endsWith("]")) {
      start = 8;
      end--;
    } else if (written.startsWith("<audit-") && written.endsWith(">")) {
      start = 7;
      end--;
    } else if (written.startsWith("AUDIT")) {
      start = 5;
    }
    if (end - start < 1 || end - start > 5) {
      return null;
    }
    for (int i = start; i < end; i++) {
      if (written.charAt(i) < '0' || written.charAt(i) > '9') {
        return null;
      }
    }
    return Integer.valueOf(written.substring(start, end));
  }
}

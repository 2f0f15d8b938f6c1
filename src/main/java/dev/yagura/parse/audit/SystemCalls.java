package dev.yagura.parse.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * System calls and architectures by number and name. A number means nothing without its
 * architecture: {@code execve} is 59, 11 or 221.
 */
final class SystemCalls {

  /** Set in the numbers of the x32 calls of x86_64, asm/unistd.h {@code __X32_SYSCALL_BIT}. */
  private static final int X32_BIT = 0x40000000;

  private static final Map<String, String> ARCHITECTURES = new HashMap<>();
  private static final Map<String, Map<Integer, String>> NAMES = new HashMap<>();
  private static final Map<String, Map<String, Integer>> NUMBERS = new HashMap<>();

  static {
    Map<String, Map<Integer, String>> tables = new HashMap<>();
    for (var row : TableResource.rows("architectures.tsv")) {
      ARCHITECTURES.put(row.get(0), row.get(1));
      Map<Integer, String> calls = tables.computeIfAbsent(row.get(2), SystemCalls::read);
      NAMES.put(row.get(1), calls);
      Map<String, Integer> numbers = new HashMap<>();
      calls.forEach((number, name) -> numbers.put(name, number));
      NUMBERS.put(row.get(1), numbers);
    }
    NAMES.put("x32", read("x32"));
  }

  private SystemCalls() {}

  private static Map<Integer, String> read(String table) {
    Map<Integer, String> calls = new HashMap<>();
    for (var row : TableResource.rows("syscalls/" + table + ".tsv")) {
      calls.put(Integer.valueOf(row.get(0)), row.get(1));
    }
    return calls;
  }

  /** The name of an architecture, {@code x86_64} of {@code c000003e}; null where not known. */
  static @Nullable String architecture(String hex) {
    return ARCHITECTURES.get(hex);
  }

  /** The name of a call; null where the architecture or the number is not known. */
  static @Nullable String name(String architecture, String number) {
    if (number.isEmpty() || number.length() > 10) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      value = value * 10 + (c - '0');
    }
    boolean x32 = value >= X32_BIT && architecture.equals("x86_64");
    Map<Integer, String> calls = NAMES.get(x32 ? "x32" : architecture);
    return calls == null ? null : calls.get((int) (x32 ? value - X32_BIT : value));
  }

  /** The number of a call by name; null where the architecture or the name is not known. */
  static @Nullable String number(String architecture, String name) {
    Map<String, Integer> calls = NUMBERS.get(architecture);
    Integer number = calls == null ? null : calls.get(name);
    return number == null ? null : number.toString();
  }
}

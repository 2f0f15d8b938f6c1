package dev.yagura.normalize.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts answers that agree with another program's. */
final class Score {

  private final String name;
  private final List<String> wrong = new ArrayList<>();
  private int right;

  Score(String name) {
    this.name = name;
  }

  void compare(String what, String expected, @Nullable String found) {
    if (expected.equals(found)) {
      right++;
    } else {
      wrong.add(what + ": expected <" + shown(expected) + "> found <" + shown(found) + '>');
    }
  }

  int right() {
    return right;
  }

  List<String> wrong() {
    return wrong;
  }

  void print() {
    System.out.println(name + ": " + right + " right, " + wrong.size() + " wrong");
    wrong.stream().limit(40).forEach(line -> System.out.println("  " + line));
  }

  private static String shown(@Nullable String text) {
    String plain = String.valueOf(text).replaceAll("[^\\x20-\\x7e]", ".");
    return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
  }
}

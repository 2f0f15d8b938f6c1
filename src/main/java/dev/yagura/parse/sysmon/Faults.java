package dev.yagura.parse.sysmon;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found wrong with one event, each kind once: hostile input could otherwise make a list as
 * long as itself.
 */
final class Faults {

  private final List<String> problems = new ArrayList<>(2);
  private boolean notWellFormed;

  /** Not XML as the standard has it, read all the same. */
  void notWellFormed() {
    notWellFormed = true;
  }

  /** Adds a problem; later ones of the same word are dropped. Odd characters become {@code ?}. */
  void add(String word, String detail) {
    for (String problem : problems) {
      if (problem.startsWith(word) && problem.startsWith(": ", word.length())) {
        return;
      }
    }
    problems.add(word + ": " + plain(detail));
  }

  private static String plain(String detail) {
    StringBuilder plain = new StringBuilder(detail);
    for (int at = 0; at < plain.length(); at++) {
      if (!TagReader.isNameCharacter(plain.charAt(at)) && plain.charAt(at) != ' ') {
        plain.setCharAt(at, '?');
      }
    }
    return plain.toString();
  }

  /** Adds a problem without a detail. */
  void add(String word) {
    if (!problems.contains(word)) {
      problems.add(word);
    }
  }

  /** All of them, {@code not_well_formed} first. */
  List<String> problems() {
    if (!notWellFormed) {
      return problems;
    }
    List<String> all = new ArrayList<>(problems.size() + 1);
    all.add("not_well_formed");
    all.addAll(problems);
    return all;
  }
}

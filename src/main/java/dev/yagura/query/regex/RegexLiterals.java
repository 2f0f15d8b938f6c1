package dev.yagura.query.regex;

import dev.yagura.event.AsciiFold;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds literals that every match must hold. Says nothing rather than too much. */
final class RegexLiterals {

  private static final int SHORTEST = 3;

  private final StringBuilder run = new StringBuilder();
  private Optional<Set<String>> best = Optional.empty();

  private RegexLiterals() {}

  static Optional<Set<String>> required(RegexNode node) {
    RegexLiterals literals = new RegexLiterals();
    literals.add(node);
    literals.endRun();
    return literals.best;
  }

  private void add(RegexNode node) {
    if (node instanceof RegexNode.Char literal) {
      run.appendCodePoint(literal.codePoint());
    } else if (node instanceof RegexNode.Sequence sequence) {
      sequence.parts().forEach(this::add);
    } else if (!(node instanceof RegexNode.Anchor)) {
      endRun();
      if (node instanceof RegexNode.Repeat repeat && repeat.least() > 0) {
        offer(required(repeat.part()));
      } else if (node instanceof RegexNode.Choice choice) {
        offer(ofEach(choice));
      }
    }
  }

  private static Optional<Set<String>> ofEach(RegexNode.Choice choice) {
    Set<String> union = new LinkedHashSet<>();
    for (RegexNode branch : choice.branches()) {
      Optional<Set<String>> one = required(branch);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      union.addAll(one.get());
    }
    return Optional.of(union);
  }

  private void endRun() {
    if (run.length() >= SHORTEST) {
      offer(Optional.of(Set.of(AsciiFold.fold(run.toString()))));
    }
    run.setLength(0);
  }

  private void offer(Optional<Set<String>> found) {
    if (found.isPresent() && (best.isEmpty() || shortest(found.get()) > shortest(best.get()))) {
      best = found;
    }
  }

  private static int shortest(Set<String> literals) {
    return literals.stream().mapToInt(String::length).min().orElse(0);
  }
}

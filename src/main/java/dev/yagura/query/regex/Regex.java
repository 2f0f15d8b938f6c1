package dev.yagura.query.regex;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A regular expression that PostgreSQL can run: PCRE without look-around, back-references and
 * possessive quantifiers.
 *
 * @param source as written
 * @param flags given beside the expression or at its start
 */
public record Regex(String source, Set<Flag> flags, RegexNode root) {

  private static final int LARGEST = 5_000;

  /** What the letters {@code i}, {@code m}, {@code s} mean. */
  public enum Flag {
    /** ASCII case does not count. */
    CASE_INSENSITIVE,
    /** {@code ^} and {@code $} match at line ends too. */
    MULTILINE,
    /** The dot matches a newline too. */
    DOT_ALL;

    /** The flag of a letter; empty for any other letter. */
    public static Optional<Flag> of(char letter) {
      return switch (letter) {
        case 'i' -> Optional.of(CASE_INSENSITIVE);
        case 'm' -> Optional.of(MULTILINE);
        case 's' -> Optional.of(DOT_ALL);
        default -> Optional.empty();
      };
    }
  }

  public Regex {
    flags = Set.copyOf(flags);
  }

  /**
   * Reads an expression. Flags at its very start, as in {@code (?i)abc}, are added to the given.
   *
   * @throws RegexProblemException with the place, when it is wrong or not supported
   */
  public static Regex parse(String source, Set<Flag> flags) throws RegexProblemException {
    Set<Flag> all = EnumSet.noneOf(Flag.class);
    all.addAll(flags);
    int start = leadingFlags(source, all);
    RegexNode root = new RegexParser(source, start).parse();
    if (size(root) > LARGEST) {
      throw new RegexProblemException(
          true, 0, "The regular expression is too large when its counts are written out");
    }
    return new Regex(source, all, root);
  }

  /** How many characters it is long when its counts are written out. */
  private static long size(RegexNode node) {
    if (node instanceof RegexNode.Repeat repeat) {
      return Math.min(
          LARGEST + 1L, size(repeat.part()) * Math.max(repeat.least(), Math.max(1, repeat.most())));
    }
    if (node instanceof RegexNode.Sequence sequence) {
      return sequence.parts().stream().mapToLong(Regex::size).sum();
    }
    if (node instanceof RegexNode.Choice choice) {
      return choice.branches().stream().mapToLong(Regex::size).sum();
    }
    return 1;
  }

  /** The same expression for PostgreSQL's operator {@code ~}. */
  public String postgres() {
    return new PostgresRegexWriter(flags).write(root);
  }

  /**
   * Literals, folded, of which at least one is in every text that matches; empty where none is
   * sure.
   */
  public Optional<Set<String>> requiredLiterals() {
    return RegexLiterals.required(root);
  }

  private static int leadingFlags(String source, Set<Flag> flags) {
    int at = 0;
    while (source.startsWith("(?", at)) {
      int i = at + 2;
      Set<Flag> read = EnumSet.noneOf(Flag.class);
      while (i < source.length() && Flag.of(source.charAt(i)).isPresent()) {
        read.add(Flag.of(source.charAt(i)).orElseThrow());
        i++;
      }
      if (read.isEmpty() || i >= source.length() || source.charAt(i) != ')') {
        return at;
      }
      flags.addAll(read);
      at = i + 1;
    }
    return at;
  }
}

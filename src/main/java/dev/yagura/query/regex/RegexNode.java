package dev.yagura.query.regex;

import java.util.List;

/** A parsed regular expression. Groups capture nothing: only whether it matches is asked. */
public sealed interface RegexNode {

  /** One character, as it is. */
  record Char(int codePoint) implements RegexNode {}

  /** The dot. */
  record Dot() implements RegexNode {}

  /**
   * A set of characters that is written alike here and there.
   *
   * @param postgres the bracket expression or class escape for PostgreSQL
   */
  record CharSet(String postgres) implements RegexNode {}

  /** A place, not a character. */
  enum Anchor implements RegexNode {
    START,
    END,
    TEXT_START,
    TEXT_END,
    TEXT_END_BEFORE_NEWLINE,
    WORD_EDGE,
    NO_WORD_EDGE
  }

  /** One after the other. */
  record Sequence(List<RegexNode> parts) implements RegexNode {}

  /** One of several. */
  record Choice(List<RegexNode> branches) implements RegexNode {}

  /**
   * A part several times.
   *
   * @param most -1 without an end
   */
  record Repeat(RegexNode part, int least, int most) implements RegexNode {}
}

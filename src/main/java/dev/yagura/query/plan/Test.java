package dev.yagura.query.plan;

import dev.yagura.query.regex.Regex;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A leaf of a condition. Every leaf is two-valued: a field that is absent, or has a value that
 * cannot be compared, gives false. A field with several values holds when any of them does.
 *
 * <p>Field names are as the rule writes them; {@link dev.yagura.event.FieldCatalogue} says where
 * they live.
 */
public sealed interface Test extends Condition {

  /** The field tested; empty for tests of the raw text. */
  Optional<String> testedField();

  /**
   * The whole value matches a pattern. The pattern with no token is the test for a present but
   * empty value.
   *
   * @param cased false for comparison without regard to ASCII case
   */
  record PatternTest(String field, Pattern pattern, boolean cased) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.of(field);
    }
  }

  /** The value is a decimal number and compares as said. */
  record NumberTest(String field, Comparison comparison, BigDecimal number) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.of(field);
    }
  }

  /** The expression is found somewhere in the value. */
  record RegexTest(String field, Regex regex) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.of(field);
    }
  }

  /**
   * The value is an IPv4 or IPv6 address inside a network; {@code ::ffff:a.b.c.d} counts as {@code
   * a.b.c.d}.
   */
  record AddressTest(String field, Network network) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.of(field);
    }
  }

  /** The field is there; an empty value is. */
  record ExistsTest(String field) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.of(field);
    }
  }

  /**
   * A value of one field compares with a value of another field of the same event or record.
   *
   * @param cased false for comparison without regard to ASCII case
   */
  record FieldTest(String field, Relation relation, String other, boolean cased) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.of(field);
    }
  }

  /** A part of a date and time compares with a number. The value's own zone stands. */
  record TimeTest(String field, TimePart part, Comparison comparison, long number) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.of(field);
    }
  }

  /** The pattern is found somewhere in the raw text. */
  record KeywordTest(Pattern pattern, Bounds bounds, boolean cased) implements Test {
    @Override
    public Optional<String> testedField() {
      return Optional.empty();
    }
  }

  /** How numbers compare. */
  enum Comparison {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  /** How two fields compare. The first five compare numbers, the others text. */
  enum Relation {
    NUMBER_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    SAME_TEXT,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH
  }

  /** What may stand beside a keyword in the raw text. */
  enum Bounds {
    /** Anything. */
    NONE,
    /** No letter, digit or underscore of ASCII. */
    WORD,
    /** One of Splunk's major breakers, or the end of the text: {@code TERM(…)}. */
    TERM
  }

  /** Parts of a date and time. */
  enum TimePart {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }
}

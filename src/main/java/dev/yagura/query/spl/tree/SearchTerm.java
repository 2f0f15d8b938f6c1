package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/** A term of {@code search} or of tstats' {@code where}. Here OR binds closer than AND. */
public sealed interface SearchTerm extends Node {

  /** All hold; empty: everything matches. */
  record All(List<SearchTerm> terms, Place place) implements SearchTerm {}

  /** One holds. */
  record Any(List<SearchTerm> terms, Place place) implements SearchTerm {}

  /** Does not hold. */
  record Not(SearchTerm term, Place place) implements SearchTerm {}

  /**
   * A field is compared with a value, in which {@code *} stands for anything.
   *
   * @param field the name as written, with the data set's name before a dot
   */
  record Compare(String field, Operator operator, String value, Place place)
      implements SearchTerm {}

  /** A field has one of the values. */
  record In(String field, List<String> values, Place place) implements SearchTerm {}

  /** Text that occurs in the raw event; {@code *} stands for anything. */
  record Words(String text, Place place) implements SearchTerm {}

  /** {@code TERM(…)}: a word of the raw event that ends at blanks, quotes, brackets and commas. */
  record WholeTerm(String text, Place place) implements SearchTerm {}

  /** A search in square brackets whose results become terms. */
  record Subsearch(Place place) implements SearchTerm {}

  /** How a field is compared with a value. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As written; {@code ==} is read as {@code =}. */
    public String sign() {
      return sign;
    }
  }
}

package dev.yagura.query.spl.text;

/**
 * A place in the text that a person wrote.
 *
 * @param line 1-based; 0 where none is known
 * @param column 1-based; 0 where none is known
 */
public record Place(int line, int column) {

  /** No place is known. */
  public static final Place UNKNOWN = new Place(0, 0);
}

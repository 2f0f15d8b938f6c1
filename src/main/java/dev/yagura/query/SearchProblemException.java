package dev.yagura.query;

/** A search text that cannot be compiled. */
public final class SearchProblemException extends Exception {

  private final int column;

  /**
   * @param column 1-based place in the text; 0 where none is known
   * @param message what was expected, and what was found
   */
  public SearchProblemException(int column, String message) {
    super(message);
    this.column = column;
  }

  /** 1-based place in the text; 0 where none is known. */
  public int column() {
    return column;
  }
}

package dev.yagura.query;

/** Compiles the text of a search box: the terms of an SPL {@code search}. Thread-safe. */
public final class SearchCompiler {

  /**
   * The condition of a search expression: {@code field=value} with wildcards, {@code AND OR NOT},
   * parentheses, {@code IN (…)}, comparison, quoted phrases and bare words over raw text. An empty
   * text matches everything. Field names are CIM's, or {@code host}, {@code source}, {@code
   * sourcetype}, {@code index}, {@code model}.
   *
   * @throws SearchProblemException with the place, when the text cannot be compiled
   */
  public EventQuery compile(String text) throws SearchProblemException {
    throw new IllegalStateException("being built");
  }
}

package dev.yagura.query.spl.text;

/** A text, or a part of it, that cannot be compiled. */
public final class ProblemException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Carries the finding that ends the work on a part. */
  public ProblemException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /** The finding. */
  public Problem problem() {
    return problem;
  }
}

package dev.yagura.account;

/** A change of a person's account that was refused; nothing was changed. */
public final class PersonProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final PersonProblem problem;

  /** Refuses for this reason. */
  public PersonProblemException(PersonProblem problem) {
    super(problem.name());
    this.problem = problem;
  }

  /** The reason. */
  public PersonProblem problem() {
    return problem;
  }
}

package dev.yagura.database;

/** The embedded database could not be started; says in plain words why, and what to do. */
public final class DatabaseStartException extends RuntimeException {

  private final String action;

  /**
   * @param message what is wrong
   * @param action what to do about it
   */
  public DatabaseStartException(String message, String action) {
    super(message);
    this.action = action;
  }

  /** What to do about it. */
  public String action() {
    return action;
  }
}

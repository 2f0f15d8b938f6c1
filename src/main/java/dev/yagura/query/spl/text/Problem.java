package dev.yagura.query.spl.text;

/**
 * A finding about a search text.
 *
 * @param place where; {@link Place#UNKNOWN} for the text as a whole
 */
public record Problem(Kind kind, Place place, String message) {

  /** What kind of finding it is. */
  public enum Kind {
    /** Wrong in its own language. */
    INVALID,
    /** Right, but not supported here. */
    UNSUPPORTED,
    /** It runs, but deserves a look. */
    WARNING
  }

  /** The only makers of problems. */
  public static Problem invalid(Place place, String message) {
    return new Problem(Kind.INVALID, place, message);
  }

  /** Right in the language, but not supported here. */
  public static Problem unsupported(Place place, String message) {
    return new Problem(Kind.UNSUPPORTED, place, message);
  }

  /** Runs, but deserves a look. */
  public static Problem warning(Place place, String message) {
    return new Problem(Kind.WARNING, place, message);
  }

  /** What was expected and what was found. */
  public static Problem expected(String what, Token found) {
    return invalid(found.place(), "expected " + what + ", found " + found.shown());
  }
}

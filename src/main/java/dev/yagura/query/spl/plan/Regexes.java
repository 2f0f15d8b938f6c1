package dev.yagura.query.spl.plan;

import dev.yagura.query.regex.Regex;
import dev.yagura.query.regex.RegexProblemException;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import java.util.Set;

/** Regular expressions of searches, with their problems placed. */
final class Regexes {

  private Regexes() {}

  static Regex parse(String pattern, Place place) throws ProblemException {
    try {
      return Regex.parse(pattern, Set.of());
    } catch (RegexProblemException e) {
      String message = e.getMessage() + " (character " + (e.offset() + 1) + " of it)";
      throw new ProblemException(
          e.unsupported() ? Problem.unsupported(place, message) : Problem.invalid(place, message));
    }
  }
}

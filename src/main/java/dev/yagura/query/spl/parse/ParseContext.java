package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Lexer;
import dev.yagura.query.spl.text.Place;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;
import dev.yagura.query.spl.text.Tokens;
import java.util.List;

/**
 * What a command's parser gets.
 *
 * @param command the command's name in lower case
 * @param start where the command's arguments begin in the expanded text
 * @param end where they end
 * @param place where the command begins
 * @param warnings findings that do not stop the parser are added here
 */
record ParseContext(
    String command, PlacedText text, int start, int end, Place place, List<Problem> warnings) {

  /** The arguments as words of a search. */
  Tokens terms() throws ProblemException {
    return Lexer.read(text, start, end, Lexer.Style.TERMS);
  }

  /** The arguments as an expression. */
  Tokens expression() throws ProblemException {
    return Lexer.read(text, start, end, Lexer.Style.EXPRESSION);
  }

  /** The problem that this command cannot do something yet. */
  ProblemException unsupported(Place where, String what) {
    return new ProblemException(Problem.unsupported(where, "the command " + command + ": " + what));
  }
}

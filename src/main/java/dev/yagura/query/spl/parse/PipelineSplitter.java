package dev.yagura.query.spl.parse;

import dev.yagura.query.spl.text.Lexer;
import dev.yagura.query.spl.text.PlacedText;
import dev.yagura.query.spl.text.Problem;
import dev.yagura.query.spl.text.ProblemException;

/** Finds the pipes between commands: not those in quotes or in a search in square brackets. */
final class PipelineSplitter {

  private PipelineSplitter() {}

  /** Where the command that begins at {@code from} ends: at a pipe, or at the end. */
  static int endOfCommand(PlacedText placed, int from) throws ProblemException {
    String text = placed.text();
    int depth = 0;
    int opened = from;
    for (int at = from; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '"') {
        int close = Lexer.closingQuote(text, at, text.length());
        if (close < 0) {
          throw new ProblemException(
              Problem.invalid(placed.placeAt(at), "a double quote is never closed"));
        }
        at = close;
      } else if (character == '[') {
        opened = depth == 0 ? at : opened;
        depth++;
      } else if (character == ']') {
        depth = Math.max(0, depth - 1);
      } else if (character == '|' && depth == 0) {
        return at;
      }
    }
    if (depth > 0) {
      throw new ProblemException(
          Problem.invalid(placed.placeAt(opened), "a square bracket is never closed"));
    }
    return text.length();
  }
}

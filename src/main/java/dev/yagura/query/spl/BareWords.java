package dev.yagura.query.spl;

import dev.yagura.query.spl.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * What is pasted into the search box is often a piece of a command line: {@code
 * APT::Update::Pre-Invoke::=/bin/sh} or {@code --user=root}. An equals sign behind something that
 * is no field name does not compare anything: the piece is one word.
 */
final class BareWords {

  private BareWords() {}

  static List<Token> join(List<Token> tokens, String text) {
    List<Token> joined = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      int end = at + 1;
      if (token.kind() == Token.Kind.WORD
          && !isFieldName(token.text())
          && isComparison(tokens, end)) {
        while (end < tokens.size() && continues(tokens.get(end))) {
          end++;
        }
      }
      Token last = tokens.get(end - 1);
      joined.add(
          end == at + 1
              ? token
              : new Token(
                  Token.Kind.WORD,
                  text.substring(token.start(), last.end()),
                  token.glued(),
                  token.start(),
                  last.end(),
                  token.place()));
      at = end;
    }
    return joined;
  }

  private static boolean isComparison(List<Token> tokens, int index) {
    return index < tokens.size()
        && tokens.get(index).glued()
        && (tokens.get(index).isSymbol("=") || tokens.get(index).isSymbol("!="));
  }

  private static boolean continues(Token token) {
    return token.glued()
        && (token.kind() == Token.Kind.WORD || token.isSymbol("=") || token.isSymbol("!="));
  }

  /** Names begin with a letter, and have neither colons nor slashes. */
  private static boolean isFieldName(String word) {
    return word.matches("[\\p{L}_][\\p{L}\\p{N}_.{}@-]*+");
  }
}

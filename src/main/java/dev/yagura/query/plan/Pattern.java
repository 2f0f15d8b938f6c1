package dev.yagura.query.plan;

import dev.yagura.event.AsciiFold;
import java.util.ArrayList;
import java.util.List;

/**
 * A text pattern as a list of tokens. Neighbouring literals are joined, none is empty. Wildcards
 * span newlines.
 */
public record Pattern(List<Token> tokens) {

  /** Joins neighbouring literals, drops empty ones and repeated ANYs. */
  public Pattern {
    List<Token> joined = new ArrayList<>();
    for (Token token : tokens) {
      Token last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (token instanceof Literal literal) {
        if (last instanceof Literal before) {
          joined.set(joined.size() - 1, new Literal(before.text() + literal.text()));
        } else if (!literal.text().isEmpty()) {
          joined.add(token);
        }
      } else if (token != Wildcard.ANY || last != Wildcard.ANY) {
        joined.add(token);
      }
    }
    tokens = List.copyOf(joined);
  }

  /** A piece of a pattern. */
  public sealed interface Token {}

  /** These very characters. */
  public record Literal(String text) implements Token {}

  /** Characters that are not told. */
  public enum Wildcard implements Token {
    /** Any run of characters, also none. */
    ANY,
    /** Exactly one character. */
    ONE
  }

  /** The pattern of a text without wildcards. */
  public static Pattern literal(String text) {
    return new Pattern(List.of(new Literal(text)));
  }

  /** Whether it has no wildcard. */
  public boolean isLiteral() {
    return tokens.stream().allMatch(Literal.class::isInstance);
  }

  /** The same with ANY before it, unless one is there. */
  public Pattern anyBefore() {
    List<Token> more = new ArrayList<>(List.of(Wildcard.ANY));
    more.addAll(tokens);
    return new Pattern(more);
  }

  /** The same with ANY after it, unless one is there. */
  public Pattern anyAfter() {
    List<Token> more = new ArrayList<>(tokens);
    more.add(Wildcard.ANY);
    return new Pattern(more);
  }

  /** The same with its literals folded to lower-case ASCII. */
  public Pattern folded() {
    return new Pattern(
        tokens.stream()
            .map(
                t -> t instanceof Literal literal ? new Literal(AsciiFold.fold(literal.text())) : t)
            .toList());
  }

  /** Its literal pieces, in order. */
  public List<String> literals() {
    return tokens.stream()
        .filter(Literal.class::isInstance)
        .map(token -> ((Literal) token).text())
        .toList();
  }
}

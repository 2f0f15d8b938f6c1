package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/** An expression of {@code where} or {@code eval}. Here AND binds closer than OR. */
public sealed interface Expression extends Node {

  /** The value of a field. */
  record Field(String name, Place place) implements Expression {}

  /** A text in double quotes. */
  record Text(String value, Place place) implements Expression {}

  /** A number. */
  record Number(double value, Place place) implements Expression {}

  /** A function of arguments; its name in lower case. */
  record Call(String function, List<Expression> arguments, Place place) implements Expression {}

  /**
   * Two sides joined.
   *
   * @param operator {@code AND OR XOR = != < <= > >= LIKE + - * / % .}
   */
  record Binary(String operator, Expression left, Expression right, Place place)
      implements Expression {}

  /** All, or one of, many: chains of AND and of OR are kept flat. */
  record Chain(String operator, List<Expression> parts, Place place) implements Expression {}

  /** Does not hold. */
  record Not(Expression expression, Place place) implements Expression {}

  /** The negative number. */
  record Minus(Expression expression, Place place) implements Expression {}
}

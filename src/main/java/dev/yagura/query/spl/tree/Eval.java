package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/** {@code eval}: fields get computed values, one after the other. */
public record Eval(List<Assignment> assignments, Place place) implements Command {

  /** One of them. */
  public record Assignment(String field, Expression value, Place place) implements Node {}
}

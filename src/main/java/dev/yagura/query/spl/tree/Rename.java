package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/** {@code rename}: all pairs at the same time. */
public record Rename(List<Pair> pairs, Place place) implements Command {

  /** Names in which a {@code *} on both sides stands for the same text. */
  public record Pair(String from, String to, Place place) implements Node {}
}

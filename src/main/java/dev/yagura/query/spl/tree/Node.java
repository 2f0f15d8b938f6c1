package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;

/** A part of a search that knows where it stands. */
public interface Node {

  /** Where it begins in the text that a person wrote. */
  Place place();
}

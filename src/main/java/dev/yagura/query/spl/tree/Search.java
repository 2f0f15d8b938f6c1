package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;

/** {@code search}, also without its name at the beginning. */
public record Search(SearchTerm condition, Place place) implements Command {}

package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;

/** {@code head}: only the first rows stay. */
public record Head(int keep, Place place) implements Command {}

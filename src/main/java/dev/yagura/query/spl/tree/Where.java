package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;

/** {@code where}: rows stay for which the expression holds. */
public record Where(Expression condition, Place place) implements Command {}

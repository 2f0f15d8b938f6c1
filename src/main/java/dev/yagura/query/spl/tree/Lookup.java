package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;

/** {@code lookup}: rows get fields from a table. */
public record Lookup(String table, Place place) implements Command {}

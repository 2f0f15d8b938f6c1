package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/** {@code stats}: one row for each group; a row that lacks a by-field is in none. */
public record Stats(List<Aggregate> aggregates, List<ByField> by, Place place) implements Command {}

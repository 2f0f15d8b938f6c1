package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/** {@code dedup}: only the first rows of each combination of values stay. */
public record Dedup(int keep, List<String> fields, Place place) implements Command {}

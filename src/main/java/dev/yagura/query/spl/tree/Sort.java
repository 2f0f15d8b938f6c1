package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/**
 * {@code sort}: the order of rows.
 *
 * @param keep how many rows stay; 0 for all
 */
public record Sort(int keep, List<String> fields, Place place) implements Command {}

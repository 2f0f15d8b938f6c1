package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;
import java.util.List;

/**
 * {@code fillnull}: absent fields get a value.
 *
 * @param fields empty for all
 */
public record Fillnull(String value, List<String> fields, Place place) implements Command {}

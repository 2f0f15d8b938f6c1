package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;

/**
 * {@code rex}: named groups of the first hit become fields.
 *
 * @param field {@code _raw} unless said
 */
public record Rex(String field, String pattern, Place place) implements Command {}

package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Place;

/**
 * {@code regex}: rows stay if a field matches, or, negated, if it does not.
 *
 * @param field {@code _raw} unless said
 */
public record Regex(String field, boolean negated, String pattern, Place place)
    implements Command {}

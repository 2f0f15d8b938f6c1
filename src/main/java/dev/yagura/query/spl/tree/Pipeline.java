package dev.yagura.query.spl.tree;

import dev.yagura.query.spl.text.Problem;
import java.util.List;

/**
 * A search as read.
 *
 * @param commands in order; those with a problem are left out
 * @param problems whatever was found; the search can only be used if all are warnings
 */
public record Pipeline(List<Command> commands, List<Problem> problems) {}

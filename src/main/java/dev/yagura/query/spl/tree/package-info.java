/** The syntax tree of a search: every node knows its place. */
@NullMarked
package dev.yagura.query.spl.tree;

import org.jspecify.annotations.NullMarked;

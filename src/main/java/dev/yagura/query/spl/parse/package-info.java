/** From words to the tree: one parser for each command. */
@NullMarked
package dev.yagura.query.spl.parse;

import org.jspecify.annotations.NullMarked;

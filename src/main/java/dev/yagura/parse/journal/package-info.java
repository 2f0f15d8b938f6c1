/** Placeholder. */
@NullMarked
package dev.yagura.parse.journal;

import org.jspecify.annotations.NullMarked;

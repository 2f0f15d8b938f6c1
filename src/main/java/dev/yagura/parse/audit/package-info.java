/** Placeholder. */
@NullMarked
package dev.yagura.parse.audit;

import org.jspecify.annotations.NullMarked;

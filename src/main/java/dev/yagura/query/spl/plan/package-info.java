/** From the tree to the plan: what each command does to rows, and whether that maps exactly. */
@NullMarked
package dev.yagura.query.spl.plan;

import org.jspecify.annotations.NullMarked;

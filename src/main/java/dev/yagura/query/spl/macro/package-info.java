/** Macros: text in backquotes that stands for other text. */
@NullMarked
package dev.yagura.query.spl.macro;

import org.jspecify.annotations.NullMarked;

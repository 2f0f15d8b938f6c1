/**
 * How a body is cut into lines: the forms that {@link dev.yagura.parse.LineFraming} chooses from.
 */
@NullMarked
package dev.yagura.parse.lines;

import org.jspecify.annotations.NullMarked;

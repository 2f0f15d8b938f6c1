/** What could not be evaluated, and its filling. */
@NullMarked
package dev.yagura.detect.gap;

import org.jspecify.annotations.NullMarked;

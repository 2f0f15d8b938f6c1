/** REST for automation. Nothing depends on this package. */
@NullMarked
package dev.yagura.api;

import org.jspecify.annotations.NullMarked;

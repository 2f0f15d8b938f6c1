/** Which node evaluates which slices. */
@NullMarked
package dev.yagura.detect.claim;

import org.jspecify.annotations.NullMarked;

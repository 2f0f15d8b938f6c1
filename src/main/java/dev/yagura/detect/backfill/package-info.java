/** Rules run over what is already stored. */
@NullMarked
package dev.yagura.detect.backfill;

import org.jspecify.annotations.NullMarked;

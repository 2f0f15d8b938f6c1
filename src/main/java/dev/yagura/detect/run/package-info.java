/** Runs rules over sets of events and writes what they find. */
@NullMarked
package dev.yagura.detect.run;

import org.jspecify.annotations.NullMarked;

/** Windows over event time: pure functions of the matches of one group. */
@NullMarked
package dev.yagura.detect.window;

import org.jspecify.annotations.NullMarked;

/** The records of one audit serial to one event. */
@NullMarked
package dev.yagura.normalize.audit;

import org.jspecify.annotations.NullMarked;

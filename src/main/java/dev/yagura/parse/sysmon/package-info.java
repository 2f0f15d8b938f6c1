/** Placeholder. */
@NullMarked
package dev.yagura.parse.sysmon;

import org.jspecify.annotations.NullMarked;

/** Syslog and journal messages to events. */
@NullMarked
package dev.yagura.normalize.message;

import org.jspecify.annotations.NullMarked;
